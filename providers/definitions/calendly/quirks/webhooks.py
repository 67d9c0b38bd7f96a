"""Webhook subscriptions of Calendly: each connection's own, signed with a key that we choose."""

from config.api.errors import NotFound
from providers.definitions.calendly.api import API
from providers.spec import Call, Made, Order, UpstreamRequest

WEBHOOKS = f"{API}/webhook_subscriptions"
EVENTS = ["invitee.created", "invitee.canceled"]


def make(call: Call, order: Order) -> Made:
    """Calendly wants the organization named also where only the user's own meetings are meant."""
    body = {
        "url": order.callback_url,
        "events": EVENTS,
        "scope": "user",
        "user": call.connection["user_uri"],
        "organization": call.connection["organization_uri"],
        "signing_key": order.secret,
    }
    answer = call.send(UpstreamRequest("POST", call.url(WEBHOOKS), json=body)).body
    return Made(answer["resource"]["uri"])


def end(call: Call, order: Order, made: Made) -> None:
    """Calendly knows a subscription by its URI, of which the path takes the last part."""
    url = call.url(f"{WEBHOOKS}/{made.remote_id.rpartition('/')[2]}")
    try:
        call.send(UpstreamRequest("DELETE", url))
    except NotFound:
        return
