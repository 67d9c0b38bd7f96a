"""Send what is due, a few at a time (a queue of the worker). No connection to the database is held meanwhile."""

import logging
import time
from concurrent.futures import FIRST_COMPLETED, wait

from django.db import connection
from django.utils import timezone

from config.metrics import work
from config.vault import CannotOpen
from inbox.models import WebhookDelivery, WebhookEndpoint, WebhookMessage
from inbox.webhooks import exchange
from inbox.webhooks.exchange import Outcome
from inbox.webhooks.noting import note
from inbox.webhooks.pools import POOLS
from inbox.webhooks.signing import ID, SIGNATURE, TIMESTAMP, secrets_of, sign

log = logging.getLogger("patchbay.webhooks")

LOOK_EVERY = 1.0  # seconds: what became due meanwhile does not wait for what is being sent
GATHER = 0.03  # seconds for more to end: several are claimed in as many statements as one


def work_off() -> int:
    """Begin what there is room for, and wait for some of it; 0 when nothing is due and nothing on its way."""
    begun = sum(pool.fill(send) for pool in POOLS)
    on_their_way = [it for pool in POOLS for it in pool.in_flight]
    if on_their_way:
        wait(on_their_way, LOOK_EVERY, FIRST_COMPLETED)
        time.sleep(GATHER)
    return begun or len(on_their_way)


def send(delivery: WebhookDelivery) -> None:
    """Send one claimed delivery and write down how it went, in a thread of a pool.

    What goes wrong with us leaves it as it was: its claim runs out, and it is sent again under the same id.
    """
    try:
        note(delivery, attempt(delivery.endpoint, delivery.message))
    except Exception:
        log.exception("delivery %s was not noted", delivery.pk)
    finally:
        connection.close()


def attempt(endpoint: WebhookEndpoint, message: WebhookMessage) -> Outcome:
    """Send a message once, signed at this moment."""
    try:
        headers = headers_of(endpoint, message)
    except CannotOpen:
        return Outcome(None, "This server cannot open the secret: rotate it", 0)
    outcome = exchange.send(endpoint.url, message.body, headers)
    work.webhook(outcome.status_code, outcome.milliseconds / 1000)
    return outcome


def headers_of(endpoint: WebhookEndpoint, message: WebhookMessage) -> dict[str, str]:
    now = timezone.now()
    timestamp, secrets = int(now.timestamp()), secrets_of(endpoint, now)
    return {
        ID: message.public_id,
        TIMESTAMP: str(timestamp),
        SIGNATURE: sign(message.public_id, timestamp, message.body, secrets),
    }
