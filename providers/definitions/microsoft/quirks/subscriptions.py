"""Subscriptions of Graph: a clientState of ours comes back with each notification."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from config.api.errors import NotFound
from providers.definitions.microsoft.api import GRAPH
from providers.moments import written
from providers.spec import Call, Made, Order, UpstreamRequest

LIFE = timedelta(days=3)  # Graph would keep one of mail or events for 7 days (10,080 minutes)
SEEN = "seen_until"  # the fact that says up to when we know what happened


@dataclass(frozen=True)
class Watch:
    """What is subscribed to, and which changes of it."""

    resource: str
    changes: str

    def make(self, call: Call, order: Order) -> Made:
        """Graph asks the address for an answer before it accepts it; so our server answers while this call waits."""
        body = {
            "changeType": self.changes,
            "resource": self.resource,
            "notificationUrl": order.callback_url,
            "lifecycleNotificationUrl": order.callback_url,
            "clientState": order.secret,
            "expirationDateTime": end_of_life(),
        }
        url = call.url(f"{GRAPH}/subscriptions")
        made = call.send(UpstreamRequest("POST", url, json=body)).body
        return Made(made["id"], ends_at(made), {SEEN: written(now())})

    def renew(self, call: Call, order: Order, made: Made) -> Made:
        """Graph forgets a subscription without a word: one that is gone is made anew."""
        body = {"expirationDateTime": end_of_life()}
        try:
            renewed = call.send(UpstreamRequest("PATCH", place_of(call, made), json=body)).body
        except NotFound:
            return self.make(call, order)
        return Made(made.remote_id, ends_at(renewed), made.facts)

    def end(self, call: Call, order: Order, made: Made) -> None:
        """One that is gone already is as good as ended."""
        try:
            call.send(UpstreamRequest("DELETE", place_of(call, made)))
        except NotFound:
            return


def place_of(call: Call, made: Made) -> str:
    return call.url(f"{GRAPH}/subscriptions/{made.remote_id}")


def end_of_life() -> str:
    return written(now() + LIFE)


def now() -> datetime:
    """Return the moment as Graph writes moments, so that they compare as texts."""
    return datetime.now(UTC).replace(microsecond=0)


def ends_at(subscription: dict[str, str]) -> datetime:
    return datetime.fromisoformat(subscription["expirationDateTime"])
