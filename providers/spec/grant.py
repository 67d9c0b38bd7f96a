"""What a token endpoint gave, and who was connected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MAIN = "main"  # the kind of token that nearly every tool uses


@dataclass(frozen=True)
class Grant:
    """What a token endpoint gave us for one kind of token. Times in seconds; None = not said."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    expires_in: int | None = None
    refresh_expires_in: int | None = None
    scopes: tuple[str, ...] | None = None
    extra: Mapping[str, Any] = field(
        default_factory=dict
    )  # what else the answer says: a host, a guild


@dataclass(frozen=True)
class Identity:
    """Who was connected: the provider's stable id, a name, an e-mail or handle, and what later calls need.

    `extra` joins what the grants said (`Grant.extra`); together they are `Call.connection`.
    """

    id: str
    name: str = ""
    email: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
