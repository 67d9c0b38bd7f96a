"""Deliveries of Stripe's webhook: signed, each handled once, and no more than a hint to ask anew."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from stripe import SignatureVerificationError, WebhookSignature

from billing.models import StripeEvent, Subscription
from billing.payments.account import moment
from billing.payments.following import follow

TOLERANCE = 300  # seconds that a signature is good for
CONCERN_US = ("checkout.session.", "customer.", "invoice.")


class BadDelivery(Exception):
    """Not signed by Stripe, too old, or nothing that Stripe would send."""


@dataclass(frozen=True)
class Delivery:
    """What is read of an event: whom it is about. What it claims of them is not believed."""

    id: str
    type: str
    created_at: datetime
    customer: str

    @property
    def concerns_us(self) -> bool:
        return bool(self.customer) and self.type.startswith(CONCERN_US)


def read(body: bytes, signature: str) -> Delivery:
    """Check the signature and read whom the event is about."""
    try:
        secret = settings.STRIPE_WEBHOOK_SECRET
        WebhookSignature.verify_header(body, signature, secret, TOLERANCE)
        event = json.loads(body)
        about = event["data"]["object"]
        created = moment(event["created"])
        return Delivery(text(event["id"]), text(event["type"]), created, customer_in(about))
    # What is odd enough raises these in the library: text that is no ASCII, a number that is no number.
    except (SignatureVerificationError, ValueError, TypeError, LookupError, OverflowError) as exc:
        raise BadDelivery() from exc


def text(value: Any) -> str:
    """Return a short text that has no NUL, which no database keeps."""
    if not isinstance(value, str) or not 0 < len(value) <= 255 or "\0" in value:
        raise ValueError
    return value


def customer_in(about: Any) -> str:
    """Return the id of the customer an object is, or belongs to; it may stand there whole."""
    if not isinstance(about, dict):
        raise ValueError
    customer = about if about.get("object") == "customer" else about.get("customer")
    found = customer.get("id") if isinstance(customer, dict) else customer
    return found if isinstance(found, str) else ""


def handle(delivery: Delivery) -> None:
    """Follow Stripe for whom it is about. Raises PaymentsUnavailable, and then it is not handled."""
    if not delivery.concerns_us:
        return
    row, _ = StripeEvent.objects.get_or_create(
        id=delivery.id,
        defaults={"type": delivery.type[:100], "created_at": delivery.created_at},
    )
    if row.handled_at:
        return
    whose = Subscription.objects.filter(stripe_customer_id=delivery.customer)
    for subscription_id in whose.values_list("pk", flat=True):
        follow(subscription_id)
    StripeEvent.objects.filter(pk=row.pk).update(handled_at=timezone.now())
