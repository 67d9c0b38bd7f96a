"""One delivery of every feed, in the shape its provider documents: what is sent, and how it is signed.

A module `<provider>_<feed>` holds a `SAMPLE`; tests.feeds.test_every_feed makes all its deliveries of it.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from inbox.models import Subscription
from providers.spec import Feed, Provider

SECRET = "secret-of-the-feed-7f3a9c"


@dataclass
class Sending:
    """One delivery in the making: signed with `secret`, at a moment, for a subscription if there is one."""

    secret: str
    at: float
    url: str
    subscription: Subscription | None = None
    body: bytes = b""


@dataclass(frozen=True)
class Sample:
    """How a provider sends one thing.

    `body` and `headers` make it; `types` are those of the arrivals that come of it. `secret` is what it is signed
    with, set as `environ` says; a sample with `subscribed` has a subscription, and comes to its own address with
    `own_address`; `own_secret`: it is signed with the subscription's. `remote_id` is the provider's id of it.
    `window` are the seconds after which it is too old (None: nothing in it tells). `signs_body`: an altered body is
    found out. `prepare` gets a monkeypatch, for keys that would be fetched.
    """

    provider: str
    feed: str
    types: tuple[str, ...]
    body: Callable[[Sending], bytes]
    headers: Callable[[Sending], dict[str, str]] = lambda sending: {}
    secret: str = SECRET
    environ: dict[str, str] = field(default_factory=dict)
    subscribed: bool = False
    own_address: bool = False
    own_secret: bool = False
    remote_id: str = "remote-1"
    window: float | None = None
    signs_body: bool = True
    status: int = 200
    query: str = ""
    prepare: Callable[[Any], None] | None = None

    @property
    def name(self) -> str:
        return f"{self.provider}_{self.feed}"


def samples() -> list[Sample]:
    """Return the sample of every module beside this one."""
    modules = (
        importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)
    )
    return [module.SAMPLE for module in modules]


def sample_of(provider: Provider, feed: Feed) -> Sample | None:
    return next((s for s in samples() if (s.provider, s.feed) == (provider.slug, feed.slug)), None)
