"""Webhook subscriptions: made, listed and deleted, and what they are told, signed with the key of each."""

import hmac
import time
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from django.http import HttpResponse

from sandbox import deliveries
from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.fakes.calendly.answers import API, invalid, made, page
from sandbox.fakes.calendly.people import ORGANIZATION, uri_of
from sandbox.fakes.calendly.times import written
from sandbox.refusals import Refusal
from sandbox.shapes import check

EVENTS = {
    "invitee.created",
    "invitee.canceled",
    "invitee_no_show.created",
    "invitee_no_show.deleted",
    "routing_form_submission.created",
}
SHAPES = {
    "url": str,
    "events": [str],
    "organization": str,
    "user": str,
    "scope": str,
    "signing_key": str,
}


def shelf_of(call: Call) -> Shelf:
    return call.shelf("webhook_subscription")


def make(call: Call) -> HttpResponse:
    """Make a subscription to one's own meetings; each address can be given once."""
    given = check(call.body, SHAPES)
    _check(call, given)
    if any(one["callback_url"] == given["url"] for one in shelf_of(call).all()):
        raise Refusal("exists", "Hook with this url already exists")
    uuid, now = f"WH{time.time_ns()}", written(datetime.now(UTC))
    hook = {
        "uri": f"{API}/webhook_subscriptions/{uuid}",
        "callback_url": given["url"],
        "created_at": now,
        "updated_at": now,
        "retry_started_at": None,
        "state": "active",
        "events": given["events"],
        "scope": given["scope"],
        "organization": given["organization"],
        "user": given["user"],
        "creator": uri_of(call.person),
    }
    shelf_of(call).add(uuid, hook | {"_key": given.get("signing_key") or ""})
    return made(hook)


def _check(call: Call, given: dict) -> None:
    if not (given.get("url") or "").startswith(("https://", "http://")):
        raise invalid("url", "must be a valid URL")
    if not given.get("events") or set(given["events"]) - EVENTS:
        raise invalid("events")
    if given.get("scope") != "user":
        raise invalid("scope", "is not played: only user")
    if given.get("organization") != ORGANIZATION or given.get("user") != uri_of(call.person):
        raise Refusal("forbidden")


def list_all(call: Call) -> dict:
    """List the caller's subscriptions."""
    mine = [one for one in shelf_of(call).all() if one["user"] == uri_of(call.person)]
    return page(call, [_shown(one) for one in mine])


def get(call: Call) -> dict:
    """Return one of the caller's subscriptions."""
    return {"resource": _shown(_found(call))}


def _found(call: Call) -> dict:
    found = shelf_of(call).find(call.path["uuid"])
    if found is None or found["user"] != uri_of(call.person):
        raise Refusal("not_found")
    return found


def remove(call: Call) -> HttpResponse:
    """Delete a subscription."""
    _found(call)
    shelf_of(call).remove(call.path["uuid"])
    return HttpResponse(status=204)


def _shown(hook: dict) -> dict:
    return {name: value for name, value in hook.items() if name != "_key"}


def tell(call: Call, event: str, meeting: dict, invitee: dict, **more: object) -> None:
    """Tell the host's subscriptions of what happened to an invitee."""
    host = meeting["event_memberships"][0]["user"]
    payload = invitee | {"scheduled_event": meeting} | more
    for hook in shelf_of(call).all():
        if hook["user"] == host and event in hook["events"]:
            _send(hook, event, payload)


def _send(hook: dict, event: str, payload: dict) -> None:
    body = {
        "event": event,
        "created_at": written(datetime.now(UTC)),
        "created_by": hook["creator"],
        "payload": payload,
    }
    delivery = deliveries.in_json("calendly", event, hook["callback_url"], body)
    moment = str(int(time.time()))
    signed = hmac.new(hook["_key"].encode(), f"{moment}.".encode() + delivery.body, sha256)
    proof = {"Calendly-Webhook-Signature": f"t={moment},v1={signed.hexdigest()}"}
    deliveries.send(replace(delivery, headers={**delivery.headers, **proof}))
