"""Reading Discord's deliveries: webhook events, and the handshake of interactions."""

from collections.abc import Iterable, Mapping
from typing import Any

from providers.excerpts import as_object, epoch, excerpt, items, own_type, sentence, word
from providers.spec import Delivery, Notice, Reply

AUTHORIZED, DEAUTHORIZED = "APPLICATION_AUTHORIZED", "APPLICATION_DEAUTHORIZED"
TYPES = {
    AUTHORIZED: ("authorization.granted", "{user} authorized the app in Discord {guild}"),
    DEAUTHORIZED: ("authorization.revoked", "{user} revoked the app's authorization in Discord"),
    "ENTITLEMENT_CREATE": ("entitlement.created", "An entitlement was created in Discord"),
    "ENTITLEMENT_UPDATE": ("entitlement.updated", "An entitlement was changed in Discord"),
    "ENTITLEMENT_DELETE": ("entitlement.deleted", "An entitlement was deleted in Discord"),
}
KEPT = {
    "at": "timestamp",
    "user_id": "data.user.id",
    "user": "data.user.username",
    "scopes": "data.scopes",
    "guild_id": "data.guild.id",
    "guild": "data.guild.name",
}
OF_ENTITLEMENT = {
    "entitlement_id": "data.id",
    "sku_id": "data.sku_id",
    "user_id": "data.user_id",
    "guild_id": "data.guild_id",
    "entitlement_type": "data.type",
    "starts_at": "data.starts_at",
    "ends_at": "data.ends_at",
    "deleted": "data.deleted",
    "consumed": "data.consumed",
}


def known_as(person: str, address: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Discord names people; an entitlement can be a server's, and is then told to who added the bot there."""
    guilds = [each for each in items(facts, "guilds") if isinstance(each, str)]
    return (f"user:{person}", *(f"guild:{each}" for each in guilds))


def pong(delivery: Delivery) -> Reply | None:
    """Discord asks whether we are there: webhook events with type 0, interactions with a type 1 that has no event."""
    body = as_object(delivery)
    if body.get("type") == 0:
        return Reply(204)
    return Reply(200, {"type": 1}) if body.get("type") == 1 and "event" not in body else None


def read(delivery: Delivery) -> Iterable[Notice]:
    """Discord sends one event at a time. Interactions want an answer that we have not: nothing is kept of them."""
    event = as_object(delivery).get("event")
    return (told(event),) if isinstance(event, dict) and word(event, "type") else ()


def told(event: dict[str, Any]) -> Notice:
    """Discord's events have no id: the digest of the body, which says when it happened, stands for one."""
    theirs = word(event, "type")
    ours, said = TYPES.get(theirs, (own_type("discord", theirs.lower()), "{event} in Discord"))
    of_entitlement = OF_ENTITLEMENT if theirs.startswith("ENTITLEMENT_") else {}
    kept = {"event": theirs} | excerpt(event, KEPT | of_entitlement)
    return Notice(
        type=ours,
        summary=sentence(said, kept),
        about=about(kept),
        payload=kept,
        ends=Notice.ALL if theirs == DEAUTHORIZED else "",
        happened_at=epoch(event, "timestamp"),
    )


def about(kept: dict[str, Any]) -> tuple[str, ...]:
    """Name the person, else the server: what a person did with a server is no news to those who added the bot."""
    if user := kept.get("user_id"):
        return (f"user:{user}",)
    return (f"guild:{kept['guild_id']}",) if kept.get("guild_id") else ()
