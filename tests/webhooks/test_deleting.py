"""What is deleted while the outcome of an attempt is being written: it goes, with that attempt, and nobody sees an error."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.models import Event
from inbox.models import WebhookAttempt, WebhookDelivery, WebhookMessage
from inbox.webhooks import endpoints, noting
from inbox.webhooks.exchange import Outcome
from inbox.webhooks.picking import pick
from inbox.webhooks.publishing import publish_inbox_event
from inbox.webhooks.recording import SYSTEM
from integrations.account_ending import delete_account
from tests.factories import make_event

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = Outcome(500, "It answered 500", 5)


@pytest.fixture
def writing(account, endpoint, monkeypatch):
    """Let an attempt to tell of an event be written in a thread, and return once its row is changed."""
    begun, keep = threading.Event(), noting.keep

    def slowly(*given):
        begun.set()
        threading.Event().wait(0.5)
        return keep(*given)

    def write(delivery):
        try:
            return noting.note(delivery, REFUSED)
        finally:
            connection.close()

    # It is known to fail, so that nothing about the endpoint itself is written.
    type(endpoint).objects.update(failing_since=endpoint.created_at)
    publish_inbox_event(make_event(account))
    monkeypatch.setattr(noting, "keep", slowly)
    [delivery] = pick(1, 1, troubled=True, without=[])
    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(write, delivery)
        assert begun.wait(5)
        yield written


def test_an_endpoint_is_deleted_while_an_attempt_is_written(writing, endpoint):
    endpoints.delete(endpoint, SYSTEM)

    assert writing.result() is True
    assert not WebhookDelivery.objects.exists()
    assert not WebhookAttempt.objects.exists()


def test_an_account_is_deleted_while_an_attempt_is_written(writing, account):
    delete_account(account, actor=Event.Actor.SYSTEM, actor_id="")

    assert writing.result() is True
    assert not WebhookMessage.objects.exists()
    assert not WebhookAttempt.objects.exists()
