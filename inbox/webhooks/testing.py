"""Send a message at once, to see whether an endpoint takes it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.actors import Actor
from config.api.errors import Invalid, RateLimited
from config.db import release_connection
from inbox.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookMessage
from inbox.models.message import new_message_id
from inbox.webhooks.bodies import body_of
from inbox.webhooks.endpoints import locked
from inbox.webhooks.event_types import EVENT_TYPES
from inbox.webhooks.exchange import TOTAL, Outcome
from inbox.webhooks.noting import Trigger, keep
from inbox.webhooks.recording import record
from inbox.webhooks.sending import attempt

Status = WebhookDelivery.Status
KEY = "test:"  # how the keys of these messages begin
# Receivers that hang may occupy a quarter of the threads, whosever they are.
_places = BoundedSemaphore(max(1, settings.THREADS // 4))


def send_test(endpoint: WebhookEndpoint, event_type: str, by: Actor) -> WebhookAttempt:
    """Send the example of a type, marked `"test": true`, and return the attempt. It is not tried again.

    Raises 429 while too many others are on their way, 404 where the endpoint was deleted meanwhile.
    """
    message = example_of(endpoint, event_type)
    with place():
        outcome = attempt(endpoint, message)
    with transaction.atomic():
        locked(endpoint)
        message.save()
        delivery = delivery_of(endpoint, message, outcome)
        record("webhook.tested", endpoint, by)
        return keep(delivery, outcome, Trigger.TEST)


@contextmanager
def place() -> Iterator[None]:
    """Hold one of the places of tests, without a database connection meanwhile."""
    if not _places.acquire(blocking=False):
        raise RateLimited(TOTAL)
    try:
        release_connection()
        yield
    finally:
        _places.release()


def example_of(endpoint: WebhookEndpoint, event_type: str) -> WebhookMessage:
    if event_type not in EVENT_TYPES:
        raise Invalid(f"There is no type of event called {event_type[:60]!r}")
    message_id, example = new_message_id(), EVENT_TYPES[event_type].example
    return WebhookMessage(
        public_id=message_id,
        partner_id=endpoint.partner_id,
        type=event_type,
        body=body_of(message_id, event_type, timezone.now(), example, test=True),
        key=f"{KEY}{uuid.uuid4()}",
    )


def delivery_of(
    endpoint: WebhookEndpoint, message: WebhookMessage, outcome: Outcome
) -> WebhookDelivery:
    """Write how it went. An endpoint's own standing is left alone: it is judged by what happens."""
    succeeded: dict[str, Any] = {"status": Status.DELIVERED, "delivered_at": timezone.now()}
    return WebhookDelivery.objects.create(
        endpoint=endpoint,
        message=message,
        attempts=1,
        due_at=None,
        last_status_code=outcome.status_code,
        last_problem=outcome.problem,
        **(succeeded if outcome.is_success else {"status": Status.FAILED}),
    )
