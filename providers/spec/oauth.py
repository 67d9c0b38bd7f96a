"""How a provider's tokens are got and taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from providers.spec.grant import MAIN
from providers.spec.shape import Shape


@dataclass(frozen=True)
class Revocation:
    """How a token is taken back. `wide`: ends every connection of that provider user with our client.

    The first kind we hold is sent; with `every` each of them, where one taken back leaves the other alive.
    """

    url: str
    method: str = "POST"
    token_param: str = "token"
    encoding: str = "form"  # form | json | bearer
    client_auth: str = "none"  # none | basic | post
    kinds: tuple[str, ...] = ("refresh", "access")
    every: bool = False
    wide: bool = False


@dataclass(frozen=True)
class OAuth:
    """A provider's OAuth endpoints and habits. Times in seconds. URLs may name settings: `{tenant}`.

    `denial_errors` are the words with which a person says no, `dead_grant_errors` those that end a connection.
    `dead_grant_texts` are words that do so only when the description holds the given text. `error_members` are
    where the word may stand. `scope_bits` are scopes of ours alone: the provider takes them as a sum of bits in
    `bits_param`. `scope_params` say in which parameter each kind of token is asked for; a provider that knows no
    scopes has none, and each of its permissions is a scope of its own, which is granted when it was asked for.
    `client_id` and `client_secret` are how those of its apps look, where that is known.
    """

    authorize_url: str
    token_url: str
    pkce: bool
    client_auth: str = "post"  # post | basic
    token_encoding: str = "form"  # form | json
    scope_separator: str = " "
    scope_params: Mapping[str, str] = field(default_factory=lambda: {MAIN: "scope"})
    scope_bits: Mapping[str, int] = field(default_factory=dict)
    bits_param: str = ""
    identity_scopes: tuple[str, ...] = ()
    authorize_params: Mapping[str, str] = field(default_factory=dict)
    issuer: str | None = None
    issuer_always_sent: bool = False
    revocation: Revocation | None = None
    denial_errors: frozenset[str] = frozenset({"access_denied"})
    dead_grant_errors: frozenset[str] = frozenset({"invalid_grant"})
    dead_grant_texts: Mapping[str, str] = field(default_factory=dict)
    error_members: tuple[str, ...] = ("error",)
    refresh_margin: int = 300
    idle_limit: int | None = None  # a refresh token unused for longer dies
    client_id: Shape | None = None
    client_secret: Shape | None = None

    @property
    def knows_scopes(self) -> bool:
        """Say whether a person grants scopes, or just access."""
        return bool(self.scope_params)

    @property
    def sends_json(self) -> bool:
        """Say whether the token endpoint takes JSON instead of a form."""
        return self.token_encoding == "json"
