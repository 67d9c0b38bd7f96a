"""Reading HubSpot's deliveries: up to 100 events in one, of several accounts (portals)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from providers.excerpts import excerpt, own_type, sentence, word
from providers.spec import Delivery, Notice, Unreadable
from providers.verifying.comparing import header

MOMENT = "X-HubSpot-Request-Timestamp"
# Those characters alone are decoded in the address before it is signed.
DECODED = re.compile("%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)", re.IGNORECASE)

DONE = {
    "creation": "created",
    "deletion": "deleted",
    "propertyChange": "updated",
    "merge": "merged",
    "restore": "restored",
    "associationChange": "association_changed",
    "privacyDeletion": "privacy_deleted",
}
THINGS = {"0-1": "contact", "0-2": "company", "0-3": "deal", "0-5": "ticket", "0-7": "product"}
KEPT = {
    "id": "objectId",
    "portal": "portalId",
    "at": "occurredAt",
    "property": "propertyName",
    "value": "propertyValue",
    "change_source": "changeSource",
    "object_type": "objectTypeId",
    "merged_ids": "mergedObjectIds",
    "from_id": "fromObjectId",
    "to_id": "toObjectId",
    "association": "associationType",
}
SAID = "{thing} {id} was {done} in HubSpot: {property}"
NAMING = ("subscriptionId", "objectId", "eventId", "occurredAt")


def known_as(person: str, address: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """HubSpot grants access to an account, which is who a connection belongs to."""
    return (f"portal:{person}",)


def moment(delivery: Delivery) -> str:
    return header(delivery, MOMENT)


def signed(delivery: Delivery) -> bytes:
    """HubSpot signs method, address, body and moment, some characters of the address decoded."""
    url = DECODED.sub(lambda found: unquote(found[0]), delivery.url)
    return f"{delivery.method}{url}".encode() + delivery.body + moment(delivery).encode()


def read(delivery: Delivery) -> Iterable[Notice]:
    """HubSpot's events lie in a list, each with the account it is of."""
    if not isinstance(delivery.json, list):
        raise Unreadable("not a list")
    return tuple(told(each) for each in delivery.json if isinstance(each, dict))


def told(event: dict[str, Any]) -> Notice:
    """HubSpot's event ids are unique only together with what they are about; attempts leave them as they are."""
    portal, type_ = word(event, "portalId"), type_of(event)
    ids = [word(event, name) for name in NAMING]
    return Notice(
        type=type_,
        summary=summary(type_, event),
        id=":".join(ids) if any(ids) else "",
        about=(f"portal:{portal}",) if portal else (),
        payload=excerpt(event, KEPT),
    )


def type_of(event: dict[str, Any]) -> str:
    """HubSpot names the kind of record before the dot, or `object` there and its number beside."""
    thing, _, done = word(event, "subscriptionType").partition(".")
    if thing == "object":
        thing = THINGS.get(word(event, "objectTypeId"), "")
    if thing in THINGS.values() and done in DONE:
        return f"{thing}.{DONE[done]}"
    return own_type("hubspot", word(event, "subscriptionType"))


def summary(type_: str, event: dict[str, Any]) -> str:
    """Say it in one sentence; HubSpot tells ids, no names."""
    thing, _, done = type_.partition(".")
    said = "{theirs} of {id} in HubSpot" if thing == "hubspot" else SAID
    names = {"thing": thing.capitalize(), "done": done.replace("_", " ")}
    told = {"id": "objectId", "property": "propertyName", "theirs": "subscriptionType"}
    return sentence(said, names | {name: word(event, path) for name, path in told.items()})
