"""Everything we know about one provider."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from providers.spec.failure import Failure
from providers.spec.grant import Grant, Identity
from providers.spec.oauth import OAuth
from providers.spec.service import Service
from providers.spec.upstream import Call, UpstreamAnswer


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
