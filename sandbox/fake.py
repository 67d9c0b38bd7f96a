"""What a fake provider declares about itself; everything else is written once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, QueryDict

from sandbox.oauth.answers import as_json, tokens, unmarked
from sandbox.refusals import Refusal

if TYPE_CHECKING:
    from sandbox.calls import Call, Caller
    from sandbox.oauth.minting import Minted
    from sandbox.people import Person


@dataclass(frozen=True)
class Habits:
    """The parts of a provider's OAuth that the control endpoint can switch while it runs."""

    client_auth: tuple[str, ...] = ("post", "basic")
    pkce: str = "optional"  # ignored | optional | required
    code_lifetime: int = 600
    expiring_tokens: bool = True
    access_token_lifetime: int = 3600
    refresh_token_lifetime: int | None = None
    rotate_refresh_tokens: bool = False
    send_iss: bool = False


def always(query: QueryDict) -> bool:
    """Say yes to a refresh token whatever was asked."""
    return True


def asking_for(scope: str) -> Callable[[QueryDict], bool]:
    """Return a rule: a refresh token comes only where this scope was asked for."""

    def is_asked_for(query: QueryDict) -> bool:
        return scope in query.get("scope", "").split()

    return is_asked_for


@dataclass(frozen=True)
class OAuth:
    """A provider's authorization server: paths, scopes, and the form of its answers."""

    authorize: str
    token: str
    issuer: str
    scopes: Mapping[str, str]
    habits: Habits
    answer_refusal: Callable[[str, str], tuple[int, dict]]  # (problem, about)
    answer_grant: Callable[["Minted"], dict] = tokens
    name_token: Callable[[str, str, bool], str] = unmarked  # (kind, actor, expiring) -> prefix
    encode: Callable[[HttpRequest, int, dict], HttpResponse] = as_json
    # Which parameter asks for whose token: Slack has a second one for the user's own.
    scope_params: Mapping[str, str] = field(default_factory=lambda: {"scope": "user"})
    scope_separators: str = " "
    scope_required: bool = True
    # Scopes the user cannot untick; None where nothing can be unticked.
    fixed_scopes: tuple[str, ...] | None = None
    response_type_required: bool = True
    # What an authorization request must say besides, word for word.
    required_params: Mapping[str, str] = field(default_factory=dict)
    redirect_uri_repeated: bool = True
    default_grant_type: str = ""
    encodings: tuple[str, ...] = ("form",)
    tells_by_redirect: bool = True
    denial_details: Mapping[str, str] = field(default_factory=dict)
    wants_refresh_token: Callable[[QueryDict], bool] = always
    refresh_ends_old_access: bool = False


@dataclass(frozen=True)
class Route:
    """One operation of an API: any of `scopes` opens it, no scopes means any token does."""

    methods: str
    path: str
    handle: Callable[["Call"], object]
    scopes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    public: bool = False
    streams: bool = False


def accept(request: HttpRequest) -> None:
    """Let every request in."""


def as_is(request: HttpRequest, caller: "Caller | None", response: HttpResponse) -> HttpResponse:
    """Leave the answer as it is."""
    return response


@dataclass(frozen=True)
class Fake:
    """One provider: its OAuth, its operations, its data, and its way of saying no."""

    slug: str
    name: str
    oauth: OAuth
    routes: tuple[Route, ...]
    identify: Callable[[str], str]  # whose data a person sees
    seed: Callable[[], None]
    refuse: Callable[[HttpRequest, Refusal], HttpResponse]
    inspect: Callable[[HttpRequest], None] = accept
    finish: Callable[[HttpRequest, "Caller | None", HttpResponse], HttpResponse] = as_is
    takes_token_in_body: bool = False
    tell_revoked: "Callable[[Person], None] | None" = None  # the app's webhook, where it is told

    @property
    def client_id(self) -> str:
        """Return the client id of the one OAuth app this provider knows."""
        return f"sandbox-{self.slug}"
