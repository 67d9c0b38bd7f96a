"""Notifications of Graph: many in one delivery, of any of our subscriptions, and each says very little."""

import re
from collections.abc import Iterator
from typing import Any

from providers.definitions.microsoft.api import ID
from providers.members import dig
from providers.spec import Delivery, Notice, Reply, Unreadable

LONGEST_TOKEN = 2_048
ID_FORM = re.compile(ID["pattern"])
LIFECYCLE = {"reauthorizationRequired": Notice.RENEWAL, "subscriptionRemoved": Notice.ANEW}
LOST = ("missed", "subscriptionRemoved")
CANCELLED = "calendar.event_cancelled"
OF_EVENTS = {
    "created": "calendar.event_created",
    "updated": "calendar.event_updated",
    "deleted": CANCELLED,
}


def validated(delivery: Delivery) -> Reply | None:
    """Graph proves an address by a token in the query, which comes back as it is once decoded."""
    token = delivery.query.get("validationToken", "")
    if delivery.method != "POST" or not token or len(token) > LONGEST_TOKEN:
        return None
    return Reply(200, token)


def are_of_events(delivery: Delivery) -> bool:
    """Say whether the first notification is about an event of a calendar; a handshake is about nothing yet."""
    items = None if "validationToken" in delivery.query else dig(delivery.json, "value")
    first = items[0] if isinstance(items, list) and items else None
    return "/events" in text_at(first, "resource").lower()


def read(delivery: Delivery) -> list[Notice]:
    """Graph sends the notifications of several subscriptions together."""
    items = dig(delivery.json, "value")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Unreadable("no list of notifications")
    return [notice for item in items for notice in notices_of(item)]


def notices_of(item: dict[str, Any]) -> list[Notice]:
    """The clientState proves each notification by itself."""
    known = {
        "subscription": text_at(item, "subscriptionId"),
        "token": text_at(item, "clientState"),
    }
    if event := text_at(item, "lifecycleEvent"):
        return list(of_the_subscription(event, known))
    return [of_a_thing(known, item)]


def of_the_subscription(event: str, known: dict[str, str]) -> Iterator[Notice]:
    """Graph wants a sign of life, or has ended a subscription; what was not told meanwhile has to be looked up."""
    kind = f"microsoft.{event}"
    if wants := LIFECYCLE.get(event):
        yield Notice(type=kind, wants=wants, **known)
    if event in LOST:
        yield Notice(type=kind, needs_fetch=True, **known)


def of_a_thing(known: dict[str, str], item: dict[str, Any]) -> Notice:
    """A basic notification has no id: what, how and in which version it changed tell it from others."""
    change, resource = text_at(item, "changeType"), text_at(item, "resource")
    version = text_at(item, "resourceData.@odata.etag")
    thing = text_at(item, "resourceData.id")
    if not ID_FORM.fullmatch(thing):
        raise Unreadable("a notification about nothing")
    is_mail = "/messages" in resource.lower()
    kind = "email.received" if is_mail else OF_EVENTS.get(change, f"microsoft.{change}")
    is_gone = kind == CANCELLED
    return Notice(
        type=kind,
        id=":".join((change, resource, version)),
        summary="An event was deleted" if is_gone else "",
        payload={"id": thing},
        needs_fetch=not is_gone,
        **known,
    )


def text_at(item: Any, path: str) -> str:
    """Return a text of a notification, or an empty one; names with dots in them come last."""
    head, _, last = path.partition(".")
    found = dig(item, head)
    found = dig(found, last) if last else found
    return found if isinstance(found, str) else ""
