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


def renew(call: Call, order: Order, made: Made) -> Made:
    """Calendly disables what nobody took for a day, for good; and takes no second subscription with one address."""
    found = call.send(UpstreamRequest("GET", place_of(call, made))).body["resource"]
    if found["state"] == "active":
        return made
    end(call, order, made)
    return make(call, order)


def end(call: Call, order: Order, made: Made) -> None:
    """One that is gone already is as good as ended."""
    try:
        call.send(UpstreamRequest("DELETE", place_of(call, made)))
    except NotFound:
        return


def place_of(call: Call, made: Made) -> str:
    """Calendly knows a subscription by its URI, of which the path takes the last part."""
    return call.url(f"{WEBHOOKS}/{made.remote_id.rpartition('/')[2]}")
