"""Subscriptions to mail and events, as Graph makes them: the address has to answer before there is one."""

from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import uuid4

from django.http import HttpResponse
from django.utils import timezone

from sandbox import deliveries
from sandbox.calls import Call, created
from sandbox.documents import Shelf
from sandbox.fakes.microsoft import scopes
from sandbox.fakes.microsoft.mail.mailbox import stamp
from sandbox.refusals import Refusal
from sandbox.shapes import check

LONGEST = timedelta(minutes=10_080)
LONGEST_STATE = 128
TOKEN = "Validation: Testing client application reachability for subscription Request-Id: {}"
SHAPES = dict.fromkeys(
    (
        "changeType",
        "resource",
        "notificationUrl",
        "lifecycleNotificationUrl",
        "clientState",
        "expirationDateTime",
    ),
    str,
)
NEEDED = ("changeType", "resource", "notificationUrl", "expirationDateTime")
SCOPES = {
    "me/mailfolders('inbox')/messages": scopes.READ_MAIL,
    "me/events": scopes.READ_EVENTS,
}


def shelf_of(owner: str) -> Shelf:
    """Return somebody's subscriptions."""
    return Shelf("microsoft", owner, "subscription")


def make(call: Call) -> HttpResponse:
    """Make a subscription, once its address has given the token back."""
    given = check(call.body, SHAPES)
    for name in NEEDED:
        if not given.get(name):
            raise Refusal("invalid", f"Property '{name}' is required for the operation")
    if len(given.get("clientState") or "") > LONGEST_STATE:
        raise Refusal("invalid", "clientState is too long.")
    _check_resource(call, given["resource"])
    ends = _end(given["expirationDateTime"])
    for name in ("notificationUrl", "lifecycleNotificationUrl"):
        if given.get(name):
            _validate(given[name])
    made = {"id": str(uuid4()), **given, "expirationDateTime": stamp(ends)}
    shelf_of(call.owner).add(made["id"], made)
    return created(_shown(made))


def _check_resource(call: Call, resource: str) -> None:
    needed = SCOPES.get(resource.strip("/").lower())
    if needed is None:
        raise Refusal("invalid", f"Resource '{resource}' is not supported.")
    if not set(needed) & set(call.caller.scopes):
        raise Refusal("missing_scope")


def _end(text: str) -> datetime:
    """Read when it is to end: in the future, and not far in it."""
    try:
        ends = datetime.fromisoformat(text)
        left = ends - timezone.now()
    except (ValueError, TypeError):
        raise Refusal("invalid", "expirationDateTime is not a date with an offset.") from None
    if left <= timedelta(0):
        raise Refusal("invalid", "Subscription expiration is in the past.")
    if left > LONGEST:
        raise Refusal("invalid", "Subscription expiration can only be 10080 minutes in the future.")
    return ends


def _validate(url: str) -> None:
    """Post a token to the address; it has to come back as it is, as plain text."""
    token = TOKEN.format(uuid4())
    mark = "&" if "?" in url else "?"
    address = f"{url}{mark}{urlencode({'validationToken': token})}"
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    answer = deliveries.ask(
        deliveries.Delivery("microsoft", "validation", address, headers=headers)
    )
    is_text = answer is not None and answer.headers.get("Content-Type", "").startswith("text/plain")
    if answer is None or answer.status_code != 200 or not is_text or answer.text != token:
        message = "Subscription validation request failed. Notification endpoint must respond with 200 OK."
        raise Refusal("invalid", message, code="ValidationError")


def renew(call: Call) -> dict:
    """Let a subscription live longer."""
    found, given = _find(call), check(call.body, SHAPES)
    ends = _end(given.get("expirationDateTime") or "")
    changed = found | {"expirationDateTime": stamp(ends)}
    return _shown(shelf_of(call.owner).save(found["id"], changed))


def end(call: Call) -> HttpResponse:
    """End a subscription."""
    shelf_of(call.owner).remove(_find(call)["id"])
    return HttpResponse(status=204)


def _find(call: Call) -> dict:
    found = shelf_of(call.owner).find(call.path["id"])
    if found is None or datetime.fromisoformat(found["expirationDateTime"]) <= timezone.now():
        raise Refusal("not_found", "The object was not found.", code="ResourceNotFound")
    return found


def _shown(subscription: dict) -> dict:
    """The state comes back with notifications alone."""
    return subscription | {"clientState": None}
