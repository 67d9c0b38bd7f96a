"""What a provider delivers to us unasked, and what we make of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


class Unreadable(ValueError):
    """A delivery whose body is not what its provider sends."""


@dataclass(frozen=True)
class Delivery:
    """One request of a provider as it came. `headers` are found in any case; `url` is as the provider knows it."""

    method: str
    url: str
    headers: Mapping[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)

    @cached_property
    def json(self) -> Any:
        """Return the body decoded, or raise Unreadable. Signatures are checked over `body`, never over this."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as exc:
            raise Unreadable("not JSON") from exc


@dataclass(frozen=True)
class Reply:
    """What a provider is answered; a `body` of a dict travels as JSON, text as text/plain."""

    status: int = 200
    body: str | dict[str, Any] = ""


@dataclass(frozen=True)
class Notice:
    """One thing that a delivery tells.

    `id` is the provider's own name of it ("": the body's digest stands for it). `about` are the names under which it
    speaks of connections (`Provider.known_as`); `subscription` is the provider's id of a subscription we made, or
    ours, and `token` what came with it to prove it. `ends` names grants that it ends: "all", or a kind of token.
    `needs_fetch`: it says only that something happened; `Feed.fetch` asks what. `wants` is what the subscription
    needs, and such a notice tells nobody anything: "renewal" now, or to be made "anew" where the provider ended it.
    `happened_at` is the provider's own moment (epoch seconds), where it tells one: a grant given since is not ended.
    """

    type: str
    summary: str = ""
    id: str = ""
    about: tuple[str, ...] = ()
    subscription: str = ""
    token: str = field(default="", repr=False)
    payload: Mapping[str, Any] = field(default_factory=dict)
    ends: str = ""
    happened_at: float = 0.0
    needs_fetch: bool = False
    wants: str = ""

    ALL = "all"
    RENEWAL, ANEW = "renewal", "anew"
