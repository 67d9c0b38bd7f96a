"""What a webhook of Calendly tells, as events of ours."""

from typing import Any

from providers.members import dig
from providers.spec import Delivery, Notice, Unreadable

KINDS = {"invitee.created": "meeting.booked", "invitee.canceled": "meeting.cancelled"}
KEPT = ("uri", "name", "email", "timezone", "status", "rescheduled")
OF_EVENT = ("uri", "name", "start_time", "end_time", "event_type")
MOST_ANSWERS, LONGEST_TEXT = 20, 2_000


def read(delivery: Delivery) -> list[Notice]:
    """Calendly gives a delivery no id: who, what and when tell it from others."""
    event, made_at = dig(delivery.json, "event"), dig(delivery.json, "created_at")
    payload = dig(delivery.json, "payload")
    if not isinstance(event, str) or not isinstance(payload, dict):
        raise Unreadable("no event of Calendly")
    uri = payload.get("uri")
    return [
        Notice(
            type=KINDS.get(event, f"calendly.{event}"),
            id=f"{uri}:{event}:{made_at}" if uri and made_at else "",
            summary=sentence(event, payload),
            payload=kept(payload),
        )
    ]


def sentence(event: str, payload: dict[str, Any]) -> str:
    """Return what happened, in a sentence."""
    who = payload.get("name") or payload.get("email") or "Somebody"
    what = dig(payload, "scheduled_event.name") or "a meeting"
    when = dig(payload, "scheduled_event.start_time")
    at = f" for {when}" if isinstance(when, str) else ""
    if event == "invitee.created":
        return f"{who} booked {what}{at}"
    if event == "invitee.canceled":
        verb = "moved" if payload.get("rescheduled") else "cancelled"
        return f"{what} with {who}{at} was {verb}"
    return f"Calendly: {event}"


def kept(payload: dict[str, Any]) -> dict[str, Any]:
    """Return what is worth keeping: never the addresses by which anyone could cancel or move the meeting."""
    facts = {name: payload[name] for name in KEPT if name in payload}
    meeting = payload.get("scheduled_event")
    if isinstance(meeting, dict):
        facts["event"] = {name: meeting[name] for name in OF_EVENT if name in meeting}
    if reason := dig(payload, "cancellation.reason"):
        facts["reason"] = str(reason)[:LONGEST_TEXT]
    if answers := answers_in(payload):
        facts["answers"] = answers
    return facts


def answers_in(payload: dict[str, Any]) -> list[dict[str, str]]:
    """Return what the invitee answered to the host's questions."""
    given = payload.get("questions_and_answers")
    return [
        {name: str(one.get(name) or "")[:LONGEST_TEXT] for name in ("question", "answer")}
        for one in (given if isinstance(given, list) else [])[:MOST_ANSWERS]
        if isinstance(one, dict)
    ]
