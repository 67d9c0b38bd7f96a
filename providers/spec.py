"""The words a provider definition is written in. Frozen data; a definition holds literals and references only."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from providers.params import Param

MAIN = "main"


@dataclass(frozen=True)
class UpstreamRequest:
    """One request to the provider. `url` is absolute; `data` is bytes or a readable stream and wins over `json`."""

    method: str
    url: str
    params: Mapping[str, Any] = field(default_factory=dict)
    json: Any = None
    data: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class UpstreamAnswer:
    """What the provider answered. `body` is decoded JSON, or text, or bytes for a tool with `binary`."""

    status: int
    headers: Mapping[str, str]
    body: Any


class Call(Protocol):
    """What a hook may know and do about the call at hand."""

    arguments: dict[str, Any]
    """Checked arguments under their canonical names, defaults filled in."""

    upload: Any
    """The caller's raw body as a readable stream, for a tool with `raw_upload`."""

    notes: dict[str, Any]
    """Where `build_request` may leave something for `shape_response`; `file` names a raw download."""

    connection: Mapping[str, Any]
    """What `after_connect` kept about the connection (`Identity.extra`)."""

    def url(self, upstream_url: str) -> str:
        """Return a URL of the definition with the operator's replacements applied."""
        ...

    def send(self, request: UpstreamRequest) -> UpstreamAnswer:
        """Send one more request with the same token; provider errors are raised as for the call itself."""
        ...

    def send_each(self, requests: Iterable[UpstreamRequest]) -> list[UpstreamAnswer | None]:
        """Send many, at most 8 at a time, answers in order; a member that failed is None."""
        ...


BuildRequest = Callable[[UpstreamRequest, Call], UpstreamRequest]
ShapeResponse = Callable[[Any, Call], Any]


@dataclass(frozen=True)
class Failure:
    """What an upstream error means: one of the kinds below, with the provider's own word for it."""

    kind: str
    reason: str = ""
    retry_after: float | None = None

    TOKEN = "token"  # the access token is not good (any more): refresh once, replay once
    REVOKED = "revoked"
    SCOPE = "scope"
    DENIED = "denied"
    INVALID = "invalid"
    NOT_FOUND = "not_found"
    RATE = "rate"
    OTHER = "other"


@dataclass(frozen=True)
class Grant:
    """What a token endpoint gave us for one kind of token. Times in seconds; None = not said."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    expires_in: int | None = None
    refresh_expires_in: int | None = None
    scopes: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Identity:
    """Who was connected: the provider's stable id, a name, an e-mail or handle, and what later calls need."""

    id: str
    name: str = ""
    email: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """How a list is paged upstream, and under which key ours answers.

    `items` and `next_cursor` are dotted paths into the answer. `key` None keeps a bare array in `data`.
    `link_header` pages by the Link header's rel=next; its query travels in a signed cursor.
    """

    key: str | None
    items: str = ""
    limit_param: str = ""
    cursor_param: str = ""
    next_cursor: str = ""
    last_page: str = ""  # paged by number: `next_cursor` names this page, this path the last one
    default: int = 20
    maximum: int = 100
    link_header: bool = False
    limit_name: str = "limit"
    cursor_name: str = "cursor"


@dataclass(frozen=True)
class Tool:
    """One call we offer.

    `route` is `METHOD path` below /api/v1; `{name}` placeholders are parameters, `{name+}` may hold slashes.
    `upstream` is `METHOD path` below the service's base URL, or `METHOD https://…`. A parameter goes to the
    upstream path if it is named there, else to the query (GET, DELETE) or the JSON body.
    """

    name: str
    description: str
    permission: str
    route: str
    upstream: str
    params: tuple[Param, ...] = ()
    aliases: tuple[str, ...] = ()
    page: Page | None = None
    fixed_query: Mapping[str, Any] = field(default_factory=dict)
    fixed_body: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    build_request: BuildRequest | None = None
    shape_response: ShapeResponse | None = None
    composite: bool = False  # makes more than one upstream request
    binary: bool = False  # the upstream answer is bytes, not JSON
    raw_when: tuple[str, str] | None = None  # ("format", "raw"): stream the bytes to the caller
    raw_upload: bool = False  # the caller's body is bytes that stream upstream
    other_names: tuple[str, ...] = ()
    body_defaults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Permission:
    """What may be done, and which OAuth scopes it asks for.

    `needs` are the scopes without which it is not granted (default: all of `scopes`). `token` names the
    kind of token its tools use (`main`, or `user` beside a bot token).
    """

    id: str
    description: str
    scopes: tuple[str, ...]
    needs: tuple[str, ...] | None = None
    token: str = MAIN
    aliases: tuple[str, ...] = ()
    default: bool = True  # asked for when a session names no scopes

    @property
    def required(self) -> tuple[str, ...]:
        return self.scopes if self.needs is None else self.needs


@dataclass(frozen=True)
class Service:
    """A part of a provider: gmail, calendar. Providers without parts have one service named like themselves."""

    slug: str
    name: str
    base_url: str
    permissions: tuple[Permission, ...]
    tools: tuple[Tool, ...]


@dataclass(frozen=True)
class Revocation:
    """How a token is taken back. `wide`: ends every connection of that provider user with our client."""

    url: str
    method: str = "POST"
    token_param: str = "token"
    encoding: str = "form"  # form | json | bearer
    client_auth: str = "none"  # none | basic | post
    kinds: tuple[str, ...] = ("refresh", "access")
    wide: bool = False


@dataclass(frozen=True)
class OAuth:
    """A provider's OAuth endpoints and habits. Times in seconds."""

    authorize_url: str
    token_url: str
    pkce: bool
    client_auth: str = "post"  # post | basic
    token_encoding: str = "form"  # form | json
    scope_separator: str = " "
    scope_params: Mapping[str, str] = field(default_factory=lambda: {MAIN: "scope"})
    identity_scopes: tuple[str, ...] = ()
    authorize_params: Mapping[str, str] = field(default_factory=dict)
    issuer: str | None = None
    issuer_always_sent: bool = False
    revocation: Revocation | None = None
    dead_grant_errors: frozenset[str] = frozenset({"invalid_grant"})
    refresh_margin: int = 300
    idle_limit: int | None = None  # a refresh token unused for longer dies

    @property
    def sends_json(self) -> bool:
        """Say whether the token endpoint takes JSON instead of a form."""
        return self.token_encoding == "json"


@dataclass(frozen=True, eq=False)  # there is one of each: compared and hashed by identity
class Provider:
    """Everything we know about one provider."""

    slug: str
    name: str
    oauth: OAuth
    services: tuple[Service, ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    service_rooted: bool = False  # routes are /gmail/…; /google/gmail/… is derived
    implied_scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    read_grant: "Callable[[dict[str, Any]], dict[str, Grant]] | None" = None
    after_connect: "Callable[[Call], Identity] | None" = None
    read_error: "Callable[[UpstreamAnswer], Failure | None] | None" = None
