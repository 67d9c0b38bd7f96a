"""What Stripe holds, and what can happen to it there. Every happening leaves an event to be delivered."""

import calendar
import itertools
import time
from datetime import UTC, datetime, timedelta

from tests.stripe_server.failing import Refusal, missing

CARD = {"id": "pm_1", "type": "card", "card": {
    "brand": "visa", "last4": "4242", "exp_month": 12, "exp_year": 2031,
}}  # fmt: skip


class State:
    """Customers, baskets, subscriptions, invoices and meter events, each by id."""

    def __init__(self):
        self.numbers = itertools.count(1)
        self.customers, self.sessions, self.subscriptions = {}, {}, {}
        self.invoices, self.meter_events, self.events = {}, {}, []
        self.metered_prices = set()
        self.portal_sessions = []

    def new_id(self, prefix):
        return f"{prefix}_{next(self.numbers):04d}"

    def emit(self, kind, about):
        """Keep an event: what it holds is how things were then, as with Stripe."""
        event = {
            "id": self.new_id("evt"),
            "object": "event",
            "api_version": "2026-10-28.endive",
            "created": now(),
            "livemode": False,
            "type": kind,
            "data": {"object": dict(about)},
        }
        self.events.append(event)
        return event

    # --- What people do on Stripe's pages -------------------------------------------------------------

    def complete(self, session_id, status="active", at=None):
        """Pay a basket: a subscription begins."""
        session = self.sessions[session_id]
        if session["status"] != "open":
            raise Refusal(400, "This Checkout Session is no longer open.")
        prices = [line["price"] for line in session["line_items"]]
        made = self.subscribe(session["customer"], prices, status, at)
        session.update(status="complete", payment_status="paid", subscription=made["id"])
        self.emit("checkout.session.completed", session)
        return made

    def subscribe(self, customer, prices, status="active", at=None):
        begins = int(at.timestamp()) if at else now()
        identifier = self.new_id("sub")
        item = {"current_period_start": begins, "current_period_end": month_after(begins, begins)}
        items = [
            {"id": self.new_id("si"), "price": {"id": price}, "subscription": identifier, **item}
            for price in prices
        ]
        made = {
            "id": identifier,
            "object": "subscription",
            "customer": customer,
            "status": status,
            "created": begins,
            "billing_cycle_anchor": begins,
            "cancel_at": None,
            "cancel_at_period_end": False,
            "default_payment_method": CARD,
            "items": {"object": "list", "data": items, "has_more": False},
        }
        self.subscriptions[identifier] = made
        self.emit("customer.subscription.created", made)
        if status == "active":
            self.emit("invoice.paid", self.bill(made, "paid"))
        return made

    def move(self, subscription_id, **to):
        """Change a subscription, as the portal or the dashboard does."""
        self.subscriptions[subscription_id].update(to)
        return self.emit("customer.subscription.updated", self.subscriptions[subscription_id])

    def fail_payment(self, subscription_id):
        invoice = self.bill(self.subscriptions[subscription_id], "open")
        failed = self.emit("invoice.payment_failed", invoice)
        self.move(subscription_id, status="past_due")
        return failed

    def pay(self, subscription_id):
        for invoice in self.invoices.values():
            if invoice["parent"]["subscription_details"]["subscription"] == subscription_id:
                invoice["status"] = "paid"
        self.move(subscription_id, status="active")
        return self.emit("invoice.paid", invoice)

    def renew(self, subscription_id):
        """Let the next period begin."""
        subscription = self.subscriptions[subscription_id]
        for item in subscription["items"]["data"]:
            start = item["current_period_end"]
            anchor = subscription["billing_cycle_anchor"]
            item.update(current_period_start=start, current_period_end=month_after(anchor, start))
        return self.move(subscription_id)

    def end(self, subscription_id):
        self.subscriptions[subscription_id]["status"] = "canceled"
        return self.emit("customer.subscription.deleted", self.subscriptions[subscription_id])

    def change_price(self, subscription_id, *prices):
        items = self.subscriptions[subscription_id]["items"]["data"]
        for item, price in zip(items, prices, strict=False):
            item["price"] = {"id": price}
        del items[len(prices) :]
        return self.move(subscription_id)

    def delete_customer(self, customer_id):
        for subscription in self.subscriptions.values():
            if subscription["customer"] == customer_id:
                subscription["status"] = "canceled"
        gone = {"id": customer_id, "object": "customer", "deleted": True}
        self.customers[customer_id] = gone
        return self.emit("customer.deleted", gone)

    def bill(self, subscription, status):
        identifier = self.new_id("in")
        self.invoices[identifier] = {
            "id": identifier,
            "object": "invoice",
            "customer": subscription["customer"],
            "number": f"PB-{identifier[-4:]}",
            "created": now(),
            "total": 4900,
            "currency": "usd",
            "status": status,
            "invoice_pdf": f"https://pay.example/{identifier}.pdf",
            "hosted_invoice_url": f"https://pay.example/{identifier}",
            "parent": {
                "type": "subscription_details",
                "subscription_details": {"subscription": subscription["id"]},
            },
        }
        return self.invoices[identifier]

    # --- What the meter says --------------------------------------------------------------------------

    def metered(self, customer, start=0, end=2**40):
        """Return the calls that the meter has counted for a customer."""
        return sum(
            int(event["payload"]["value"])
            for event in self.meter_events.values()
            if event["payload"]["stripe_customer_id"] == customer
            and start <= int(event["timestamp"]) < end
        )

    def customer(self, identifier):
        if identifier not in self.customers:
            raise missing("customer", identifier)
        return self.customers[identifier]


def now():
    return int(time.time())


def month_after(anchor, start):
    """Return the next turn of a period: the anchor's day and time in the next month, or its last day."""
    anchored, begins = datetime.fromtimestamp(anchor, UTC), datetime.fromtimestamp(start, UTC)
    following = begins.replace(day=28) + timedelta(days=4)
    last = calendar.monthrange(following.year, following.month)[1]
    turn = anchored.replace(year=following.year, month=following.month, day=min(anchored.day, last))
    return int(turn.timestamp())
