"""Webhooks of Pipedrive: unsigned, but with a name and a password that we choose."""

from typing import Any

from config.api.errors import NotFound
from providers.definitions.pipedrive.oauth import API_V1
from providers.spec import Call, Made, Order, UpstreamRequest

WEBHOOKS = f"{API_V1}/webhooks"


def make(call: Call, order: Order) -> Made:
    """A user may have 40 webhooks, so one is for everything that this user may see."""
    body = {
        "subscription_url": order.callback_url,
        "event_action": "*",
        "event_object": "*",
        "version": "2.0",
        "http_auth_user": order.id,
        "http_auth_password": order.secret,
    }
    answer = call.send(UpstreamRequest("POST", call.url(WEBHOOKS), json=body)).body
    return Made(str(answer["data"]["id"]))


def renew(call: Call, order: Order, made: Made) -> Made:
    """Pipedrive deletes, for good, what nobody took for three days; one webhook cannot be asked for by itself."""
    listed = call.send(UpstreamRequest("GET", call.url(WEBHOOKS))).body["data"] or ()
    if any(is_alive(each) for each in listed if str(each["id"]) == made.remote_id):
        return made
    end(call, order, made)
    raise NotFound("Pipedrive no longer has the webhook")


def is_alive(listed: dict[str, Any]) -> bool:
    """A webhook that is switched off stays in the list, marked by a number."""
    return bool(listed.get("is_active", True))


def end(call: Call, order: Order, made: Made) -> None:
    """One that is gone already is as good as ended."""
    try:
        call.send(UpstreamRequest("DELETE", call.url(f"{WEBHOOKS}/{made.remote_id}")))
    except NotFound:
        return


def known_as(person_id: str, address: str, facts: dict[str, Any]) -> list[str]:
    """A connection is of one user in one company."""
    return [person_id]
