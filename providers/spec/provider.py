"""Everything we know about one provider."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from providers.spec.failure import Failure
from providers.spec.feed import Feed
from providers.spec.grant import Grant, Identity
from providers.spec.guide import Guide
from providers.spec.oauth import OAuth
from providers.spec.service import Service
from providers.spec.setting import AppToken, Setting
from providers.spec.upstream import Call, UpstreamAnswer


@dataclass(frozen=True, eq=False)  # there is one of each: compared and hashed by identity
class Provider:
    """Everything we know about one provider.

    `pinned` are facts of a connection that stand as `{name}` in URLs, with a regular expression for the whole
    value: checked before they are stored and before they are followed. A connection without one is refused.
    `outside` are patterns of URLs that an answer may send us to (`UpstreamRequest.outside`); `trusted` names
    those that are the provider's own and get the token.
    `known_as` returns the names under which `feeds` speak of a connection, from the person's id and address and the
    connection's facts.
    `live` is false of the twin that the sandbox plays for test keys (`providers.modes`).
    `adds_up` are facts (lists) that a re-connect of the same person adds to, and that no refresh changes.
    """

    slug: str
    name: str
    oauth: OAuth
    services: tuple[Service, ...]
    live: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)
    service_rooted: bool = False  # routes are /gmail/…; /google/gmail/… is derived
    implied_scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settings: tuple[Setting, ...] = ()
    app_token: AppToken | None = None
    pinned: Mapping[str, str] = field(default_factory=dict)
    outside: Mapping[str, str] = field(default_factory=dict)
    trusted: tuple[str, ...] = ()
    adds_up: tuple[str, ...] = ()
    guide: Guide | None = None
    feeds: tuple[Feed, ...] = ()
    known_as: "Callable[[str, str, Mapping[str, Any]], Iterable[str]] | None" = None
    read_grant: "Callable[[dict[str, Any]], dict[str, Grant]] | None" = None
    after_connect: "Callable[[Call], Identity] | None" = None
    read_error: "Callable[[UpstreamAnswer], Failure | None] | None" = None

    @property
    def lane(self) -> str:
        """Return by what its failures and its places are kept apart: those of test mode are its own."""
        return self.slug if self.live else f"{self.slug}:test"
