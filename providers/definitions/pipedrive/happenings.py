"""What a delivery of Pipedrive tells, as events of ours."""

from datetime import UTC, datetime
from typing import Any

from providers.members import dig
from providers.spec import Delivery, Notice, Unreadable

ACTIONS = {"create": "created", "change": "updated", "delete": "deleted"}
KEPT = (
    "id",
    "title",
    "name",
    "subject",
    "content",
    "type",
    "status",
    "value",
    "currency",
    "stage_id",
    "pipeline_id",
    "person_id",
    "org_id",
    "organization_id",
    "deal_id",
    "lead_id",
    "owner_id",
    "due_date",
    "due_time",
    "done",
    "add_time",
    "update_time",
)
FAR = 1e11  # seconds from 1970 that are in the year 5138
MOST_CHANGES, LONGEST_TEXT = 50, 2_000


def is_told(delivery: Delivery) -> bool:
    """What changed is posted, who uninstalled the app is deleted."""
    return delivery.method in ("POST", "DELETE")


def read(delivery: Delivery) -> list[Notice]:
    """Pipedrive posts what changed, and deletes at the same address who uninstalled the app."""
    body = delivery.json
    if not isinstance(body, dict):
        raise Unreadable("no event of Pipedrive")
    return [uninstalled(body) if delivery.method == "DELETE" else changed(body)]


def uninstalled(body: dict[str, Any]) -> Notice:
    """All tokens of the user in this company are dead from now on."""
    person = person_of(body.get("user_id"), body.get("company_id"))
    if not person:
        raise Unreadable("nobody uninstalled it")
    return Notice(
        type="pipedrive.uninstalled",
        id=f"uninstalled:{person}:{body.get('timestamp', '')}",
        summary="The app was uninstalled in Pipedrive",
        about=(person,),
        ends=Notice.ALL,
        happened_at=epoch_of(body.get("timestamp")),
    )


def epoch_of(told: Any) -> float:
    """Pipedrive documents no form of this moment: ISO 8601, seconds or milliseconds are read; 0 is for none."""
    try:
        epoch = moment_of(told) if isinstance(told, str) else float(told)
        return epoch / 1000 if epoch > FAR else epoch
    except (TypeError, ValueError, OverflowError):
        return 0.0


def moment_of(text: str) -> float:
    """A moment without an offset is in UTC, as all of Pipedrive's are."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def changed(body: dict[str, Any]) -> Notice:
    """What was deleted is known by its last state alone."""
    action, entity = dig(body, "meta.action"), dig(body, "meta.entity")
    if not isinstance(action, str) or not isinstance(entity, str):
        raise Unreadable("no event of Pipedrive")
    owner = person_of(dig(body, "meta.webhook_owner_id"), dig(body, "meta.company_id"))
    verb = ACTIONS.get(action)
    return Notice(
        type=f"{entity}.{verb}" if verb else f"pipedrive.{action}_{entity}",
        id=str(dig(body, "meta.id") or ""),
        summary=sentence(body, entity, verb or action),
        about=(owner,) if owner else (),
        payload=kept(body),
    )


def person_of(user: Any, company: Any) -> str:
    """Return the name under which a connection is known, or an empty text."""
    return f"{user}:{company}" if user and company else ""


def sentence(body: dict[str, Any], entity: str, verb: str) -> str:
    """Return what happened, in a sentence."""
    thing = state_in(body)
    name = thing.get("title") or thing.get("name") or thing.get("subject")
    return f"{entity.capitalize()} {verb}: {name or dig(body, 'meta.entity_id') or 'unnamed'}"


def state_in(body: dict[str, Any]) -> dict[str, Any]:
    """Return how the thing is now, or was at last."""
    states = (body.get("data"), body.get("previous"))
    return next((state for state in states if isinstance(state, dict)), {})


def kept(body: dict[str, Any]) -> dict[str, Any]:
    """Return what is worth keeping: no custom fields, whose names are digests."""
    state, before = state_in(body), body.get("previous")
    facts = {name: cut(state[name]) for name in KEPT if name in state}
    facts |= {"entity": dig(body, "meta.entity"), "entity_id": dig(body, "meta.entity_id")}
    facts |= {"by": dig(body, "meta.user_id"), "host": dig(body, "meta.host")}
    is_change = isinstance(before, dict) and isinstance(body.get("data"), dict)
    return facts | ({"changed": sorted(before)[:MOST_CHANGES]} if is_change else {})


def cut(value: Any) -> Any:
    return value[:LONGEST_TEXT] if isinstance(value, str) else value
