"""A feed: how a provider tells us what happened, how we know that it was the provider, and how we ask for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from providers.spec.delivery import Delivery, Notice, Reply
from providers.spec.setting import Setting
from providers.spec.upstream import Call

TAKEN = Reply(200)


class Forged(Exception):
    """A delivery that its provider did not send, or not now. The reason is for our log alone."""


class Check(Protocol):
    """How a delivery proves where it comes from."""

    by_item: bool
    """Each notice proves itself by the secret of its subscription (`Notice.token`); there is no other."""

    def verify(self, delivery: Delivery, secrets: tuple[str, ...], now: float) -> None:
        """Raise Forged unless the delivery was made with one of the secrets, about `now` (epoch seconds)."""
        ...


@runtime_checkable
class LookedUp(Protocol):
    """A check that asks the provider for what it compares with."""

    def of_sandbox(self) -> Check:
        """Return the check that asks the sandbox of test mode instead."""
        ...


@dataclass(frozen=True)
class Order:
    """What we ask a provider to deliver, and where to. `id` is ours; `secret` is to come back with each delivery.

    `callback_url` ends with a secret too; `shared_url` is the provider's address for all its deliveries. `needs` are
    the operator's values of `Subscribing.needs`.
    """

    id: str
    callback_url: str = field(repr=False)
    secret: str = field(repr=False)
    shared_url: str = ""
    needs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """What a provider made of an order: its own id of it, when it ends (None: never), and what later calls need."""

    remote_id: str
    expires_at: datetime | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Subscribing:
    """How we ask for a feed, with the token of each connection.

    Without `renew` it is made anew, `renew_before` seconds before it ends, and the old one ended then. `renew` returns
    the facts it was given, unless it changes them. `end` is also asked to end what the provider no longer knows.
    `needs` are settings of the operator without which there is nothing to ask for. `renew_every` is for what lives
    long, and has to be looked after all the same: seconds after which it is renewed at the latest. `per_person`: the
    provider has one for all connections of a person, so that it is ended with the last of them.
    """

    make: Callable[[Call, Order], Made]
    end: Callable[[Call, Order, Made], None]
    renew: Callable[[Call, Order, Made], Made] | None = None
    renew_before: int = 86_400
    renew_every: int | None = None
    needs: tuple[Setting, ...] = ()
    per_person: bool = False


@dataclass(frozen=True)
class Feed:
    """What a provider delivers to /api/v1/webhooks/<provider>, or to the own address of a subscription.

    `permission` is what a connection needs (granted and switched on) to get its events. `secrets` says with what it
    is signed: "shared" (WEBHOOK_SECRET_<PROVIDER>), "client" (the same, or the OAuth client's secret), or
    "none" where the check needs no secret of ours or each subscription has its own. `is_for` picks the feed where a
    provider has several. `greet` answers a handshake after the check, `greet_first` before it, where the provider
    signs none. `fetch` asks the provider for what a notice left out; `facts` are the subscription's, and what it
    changes in them is kept. `pasted`: people paste an address of their own into the provider's settings, and the
    secret with it. `at_callback`: some of it is delivered to where people come back from consent, by DELETE.
    `hands_over` returns the secret that a delivery hands over, unsigned, to be what the operator sets from then on.
    """

    slug: str
    name: str
    service: str
    permission: str
    check: Check
    read: Callable[[Delivery], Iterable[Notice]]
    secrets: str = "shared"
    is_for: Callable[[Delivery], bool] | None = None
    greet: Callable[[Delivery], Reply | None] | None = None
    greet_first: Callable[[Delivery], Reply | None] | None = None
    reply: Reply = TAKEN
    fetch: Callable[[Call, Notice, dict[str, Any]], Iterable[Notice]] | None = None
    subscribing: Subscribing | None = None
    pasted: bool = False
    at_callback: bool = False
    hands_over: Callable[[Delivery], str] | None = None

    SHARED, CLIENT, NONE = "shared", "client", "none"
