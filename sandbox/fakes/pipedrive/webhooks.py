"""Webhooks of v2: unsigned, with a name and a password that the subscriber chose."""

import time
from base64 import b64encode
from datetime import UTC, datetime
from uuid import uuid4

from django.http import HttpResponse

from sandbox import deliveries
from sandbox.calls import Call
from sandbox.fakes.pipedrive.answers import made, told
from sandbox.fakes.pipedrive.seed_data import COMPANY, COMPANY_ID, user_id
from sandbox.refusals import Refusal
from sandbox.shapes import check

MOST = 40  # of one user
ACTIONS = {"create", "change", "delete", "*"}
OBJECTS = {"activity", "deal", "lead", "note", "organization", "person", "stage", "user", "*"}
SHAPES = {
    "subscription_url": str,
    "event_action": str,
    "event_object": str,
    "version": str,
    "http_auth_user": str,
    "http_auth_password": str,
    "name": str,
}


def make(call: Call) -> HttpResponse:
    """Make a webhook."""
    given = check(call.body, SHAPES)
    if not (given.get("subscription_url") or "").startswith(("https://", "http://")):
        raise Refusal("invalid", "subscription_url is not valid")
    if given.get("event_action") not in ACTIONS or given.get("event_object") not in OBJECTS:
        raise Refusal("invalid", "event_action or event_object is not valid")
    if given.get("version") != "2.0":
        raise Refusal("invalid", "only version 2.0 is played")
    if len(_mine(call)) >= MOST:
        raise Refusal("invalid", "webhooks limit has been reached")
    number = time.time_ns() // 1000
    hook = {"id": number, "owner_id": user_id(call.person.key), "is_active": 1, **given}
    return made(_shown(call.shelf("webhook").add(str(number), hook)))


def list_all(call: Call) -> dict:
    """List the caller's webhooks."""
    return told([_shown(hook) for hook in _mine(call)])


def remove(call: Call) -> dict:
    """Delete a webhook."""
    if call.path["id"] not in [str(hook["id"]) for hook in _mine(call)]:
        raise Refusal("not_found", "Webhook not found")
    call.shelf("webhook").remove(call.path["id"])
    return {"success": True, "status": "ok"}


def _mine(call: Call) -> list[dict]:
    owner = user_id(call.person.key)
    return [hook for hook in call.shelf("webhook").all() if hook["owner_id"] == owner]


def _shown(hook: dict) -> dict:
    return {name: value for name, value in hook.items() if name != "http_auth_password"}


def tell(call: Call, action: str, kind: str, thing: dict, before: dict | None = None) -> None:
    """Tell every webhook that wants to know; all users see everything here."""
    for hook in call.shelf("webhook").all():
        if hook["event_action"] in (action, "*") and hook["event_object"] in (kind, "*"):
            _send(call, hook, action, kind, {"data": thing, "previous": before})


def _send(call: Call, hook: dict, action: str, kind: str, states: dict) -> None:
    meta = {
        "action": action,
        "entity": kind,
        "company_id": str(COMPANY_ID),
        "correlation_id": str(uuid4()),
        "entity_id": str(states["data"]["id"]),
        "id": str(uuid4()),
        "is_bulk_edit": False,
        "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "type": "application",
        "user_id": str(user_id(call.person.key)),
        "version": "2.0",
        "webhook_id": str(hook["id"]),
        "webhook_owner_id": str(hook["owner_id"]),
        "change_source": "api",
        "attempt": 1,
        "host": f"{COMPANY}.pipedrive.com",
    }
    name, password = hook.get("http_auth_user") or "", hook.get("http_auth_password") or ""
    proof = b64encode(f"{name}:{password}".encode()).decode()
    headers = {"Authorization": f"Basic {proof}"} if name or password else {}
    body, url = {"meta": meta, **states}, hook["subscription_url"]
    deliveries.send(deliveries.in_json("pipedrive", f"{action}.{kind}", url, body, **headers))
