"""The questions we ask of Stripe, answered from the state."""

import re

from tests.stripe_server.failing import Refusal, missing
from tests.stripe_server.state import CARD, now

DAY = 24 * 3600
ROUTES = []


def route(method, pattern):
    def keep(function):
        ROUTES.append((method, re.compile(f"^/v1/{pattern}$"), function))
        return function

    return keep


def answer(state, base, method, path, asked):
    """Return what Stripe answers."""
    for wanted, pattern, function in ROUTES:
        match = pattern.match(path)
        if wanted == method and match:
            return function(state, base, asked, *match.groups())
    raise Refusal(404, f"Unrecognized request URL ({method}: {path}).")


@route("POST", "customers")
def make_customer(state, base, asked):
    identifier = state.new_id("cus")
    made = {"id": identifier, "object": "customer", "invoice_settings": {}, **asked}
    state.customers[identifier] = made
    state.emit("customer.created", made)
    return made


@route("GET", "customers/([^/]+)")
def read_customer(state, base, asked, identifier):
    found = dict(state.customer(identifier))
    if "subscriptions" in asked.get("expand", []) and not found.get("deleted"):
        ours = [s for s in state.subscriptions.values() if s["customer"] == identifier]
        current = [s for s in ours if s["status"] not in {"canceled", "incomplete_expired"}]
        found["subscriptions"] = listing(reversed(current))
    return found


@route("POST", "checkout/sessions")
def open_session(state, base, asked):
    if state.customer(asked["customer"]).get("deleted"):
        raise missing("customer", asked["customer"])
    for line in asked["line_items"]:
        if ("quantity" in line) == (line["price"] in state.metered_prices):
            raise Refusal(400, "Quantity is for prices that are not metered, and required there.")
    identifier = state.new_id("cs")
    made = {
        "id": identifier,
        "object": "checkout.session",
        "status": "open",
        "created": now(),
        "url": f"{base}/pay/{identifier}",
        "subscription": None,
        **asked,
    }
    state.sessions[identifier] = made
    return made


@route("GET", "checkout/sessions")
def list_sessions(state, base, asked):
    return listing(newest(state.sessions, asked))


@route("POST", "checkout/sessions/([^/]+)/expire")
def expire_session(state, base, asked, identifier):
    session = state.sessions[identifier]
    if session["status"] != "open":
        raise Refusal(400, 'Only Checkout Sessions with a status in ["open"] can be expired.')
    session["status"] = "expired"
    return session


@route("POST", "billing_portal/sessions")
def open_portal(state, base, asked):
    state.customer(asked["customer"])
    if flow := asked.get("flow_data"):
        items = state.subscriptions[flow["subscription_update"]["subscription"]]["items"]["data"]
        if len(items) > 1:
            raise Refusal(400, "This subscription cannot be updated because it has multiple items.")
    state.portal_sessions.append(asked)
    identifier = state.new_id("bps")
    return {
        "id": identifier,
        "object": "billing_portal.session",
        "url": f"{base}/portal/{identifier}",
        **asked,
    }


@route("GET", "subscriptions/([^/]+)")
def read_subscription(state, base, asked, identifier):
    if identifier not in state.subscriptions:
        raise missing("subscription", identifier)
    found = dict(state.subscriptions[identifier])
    if "default_payment_method" not in asked.get("expand", []):
        found["default_payment_method"] = CARD["id"]
    return found


@route("GET", "invoices")
def list_invoices(state, base, asked):
    return listing(newest(state.invoices, asked))


@route("POST", "billing/meter_events")
def count(state, base, asked):
    earlier = state.meter_events.get(asked["identifier"])
    if earlier and now() - earlier["created"] < DAY:
        raise Refusal(400, f"An event already exists with identifier {asked['identifier']}.")
    at = int(asked.get("timestamp", now()))
    if not now() - 35 * DAY <= at <= now() + 300:
        raise Refusal(400, "The timestamp must be within the past 35 calendar days.")
    if int(asked["payload"]["value"]) < 0 or len(asked["identifier"]) > 100:
        raise Refusal(400, "Invalid value or identifier.")
    made = {"object": "billing.meter_event", "created": now(), "livemode": False, **asked}
    # After a day Stripe has forgotten the identifier: the same one counts again.
    state.meter_events[asked["identifier"] if not earlier else state.new_id("again")] = made
    return made


@route("GET", "billing/meters/([^/]+)/event_summaries")
def summaries(state, base, asked, meter):
    start, end = int(asked["start_time"]), int(asked["end_time"])
    if start % 60 or end % 60:
        raise Refusal(400, "start_time and end_time must be aligned with minute boundaries.")
    total = float(state.metered(asked["customer"], start, end))
    row = {"id": "mtrusg_1", "object": "billing.meter_event_summary", "meter": meter}
    return listing([{**row, "aggregated_value": total, "start_time": start, "end_time": end}])


def newest(rows, asked):
    found = [row for row in rows.values() if row["customer"] == asked["customer"]]
    return list(reversed(found))[: int(asked.get("limit", 10))]


def listing(rows):
    return {"object": "list", "data": list(rows), "has_more": False, "url": "/v1/list"}
