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


def end(call: Call, order: Order, made: Made) -> None:
    """Pipedrive deletes by itself what nobody took for three days."""
    try:
        call.send(UpstreamRequest("DELETE", call.url(f"{WEBHOOKS}/{made.remote_id}")))
    except NotFound:
        return


def known_as(person_id: str, address: str, facts: dict[str, Any]) -> list[str]:
    """A connection is of one user in one company."""
    return [person_id]
