"""Reading Linear's deliveries, and deciding whose they are.

A webhook tells of a whole workspace, perhaps of a private team as well, and does not say who may see that team. So
what names a team goes to those of the workspace's connections that see one of its teams: each is asked, with its own
token. What names none (customers, initiatives, the audit log …) goes to whoever did it, and to nobody else.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from providers.definitions.linear import documents
from providers.definitions.linear.entities import ENTITIES, TEAMS_AT, Entity
from providers.definitions.linear.quirks.asking import asked
from providers.excerpts import as_object, epoch, excerpt, items, own_type, sentence, word
from providers.spec import Call, Delivery, Notice

DONE = {"create": "created", "update": "updated", "remove": "removed"}
OF_APP, OF_PERSON = "OAuthApp", "OAuthAuthorization"
COMMON = {"type": "type", "action": "action", "id": "data.id", "url": "url", "actor": "actor.name"}
FOREIGN = "{type} {action} by {actor}"


def known_as(person: str, address: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Linear's people belong to one workspace each; `person` is the ids of both."""
    return (f"organization:{person.partition(':')[0]}", f"user:{person}")


def moment(delivery: Delivery) -> str:
    """Linear signs the moment inside the body."""
    return word(as_object(delivery), "webhookTimestamp")


def read(delivery: Delivery) -> Iterable[Notice]:
    """Linear sends one event at a time."""
    body = as_object(delivery)
    sent_id = delivery.headers.get("Linear-Delivery", "")
    if body.get("type") in (OF_APP, OF_PERSON):
        return revoked(body, sent_id)
    return (told(body, sent_id),)


def revoked(body: dict[str, Any], sent_id: str) -> Iterable[Notice]:
    """Linear tells when a workspace removes the app, and when a person does; then with the tokens that are left."""
    about = f"organization:{word(body, 'organizationId')}"
    if body["type"] == OF_PERSON:
        about = f"user:{word(body, 'organizationId')}:{word(body, 'userId')}"
    has_tokens = word(body, "activeTokensForUser") not in ("", "0")
    if body.get("action") != "revoked" or has_tokens:
        return ()
    return (
        Notice(
            type="authorization.revoked",
            summary="The app's authorization was revoked in Linear",
            id=sent_id,
            about=(about,),
            ends=Notice.ALL,
            happened_at=epoch(body, "createdAt"),
        ),
    )


def told(body: dict[str, Any], sent_id: str) -> Notice:
    """Linear tells the kind of thing, what was done, who did it, and the thing as it is now."""
    entity, done = ENTITIES.get(word(body, "type"), Entity()), DONE.get(word(body, "action"), "")
    kept = common(body) | excerpt(body, entity.kept) | {"teams": teams_of(body)}
    is_known = bool(entity.word and done)
    return Notice(
        type=f"{entity.word}.{done}" if is_known else foreign(body),
        summary=sentence(f"{{actor}} {done} {entity.called}" if is_known else FOREIGN, kept),
        id=sent_id,
        about=about(body, kept["teams"]),
        payload=kept,
        needs_fetch=bool(kept["teams"]),
    )


def common(body: dict[str, Any]) -> dict[str, Any]:
    """Linear says which members changed by what they were before; their names are enough."""
    before = body.get("updatedFrom")
    changed = sorted(before) if isinstance(before, dict) else []
    return {"actor": "Linear"} | excerpt(body, COMMON) | ({"changed": changed} if changed else {})


def foreign(body: dict[str, Any]) -> str:
    return own_type("linear", word(body, "type"), word(body, "action"))


def about(body: dict[str, Any], teams: list[str]) -> tuple[str, ...]:
    """Name the workspace where a team is there to be asked about, else the person who did it."""
    workspace, actor = word(body, "organizationId"), word(body, "actor.id")
    if teams:
        return (f"organization:{workspace}",)
    return (f"user:{workspace}:{actor}",) if actor else ()


def teams_of(body: dict[str, Any]) -> list[str]:
    """Linear names a team at several places, projects a list of them."""
    named = [word(body, path) for path in TEAMS_AT]
    listed = [each for each in items(body, "data.teamIds") if isinstance(each, str)]
    return list(dict.fromkeys(filter(None, (*named, *listed))))


def seen_by(call: Call, notice: Notice, facts: dict[str, Any]) -> Iterable[Notice]:
    """Ask Linear, as the connection, for the teams that were named: it lists those that the person sees."""
    wanted = {"filter": {"id": {"in": notice.payload["teams"]}}, "first": 1}
    return (notice,) if asked(documents.TEAMS, wanted, call)["teams"]["nodes"] else ()
