"""Tests and replays: at once or again, under the same ids, by hand or all of them."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import events
from accounts.models import Event
from config.api.errors import Invalid
from inbox.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookMessage
from inbox.webhooks import endpoints, replaying, switching
from inbox.webhooks.event_types import EVENT_TYPES
from inbox.webhooks.recording import SYSTEM
from inbox.webhooks.replaying import replay, replay_since
from inbox.webhooks.retention import prune
from inbox.webhooks.signing import verify
from inbox.webhooks.testing import send_test
from tests.webhooks.conftest import deliver

pytestmark = pytest.mark.django_db(transaction=True)


def tell(account, number=1):
    for _ in range(number):
        events.record_of_account("account.created", account)
    deliver()


# promise 108
def test_a_delivery_is_sent_again_under_its_id(account, at, receiver):
    at()
    tell(account)
    delivery = WebhookDelivery.objects.get()

    replay(delivery, SYSTEM)
    deliver()

    assert len(receiver.got) == 2
    assert len({each.headers["webhook-id"] for each in receiver.got}) == 1
    tries = WebhookAttempt.objects.order_by("id").values_list("number", "trigger")
    assert list(tries) == [(1, "automatic"), (2, "replay")]


# promise 108
def test_what_failed_since_a_moment_is_sent_again(account, at, receiver):
    endpoint = at()
    tell(account, 5)
    now = timezone.now()
    first, second, *_ = WebhookDelivery.objects.values_list("pk", flat=True)
    rows = WebhookDelivery.objects.filter(pk__in=[first, second])
    rows.update(status="failed", attempts=8, due_at=None)
    WebhookDelivery.objects.filter(pk=second).update(created_at=now - timedelta(days=2))
    send_test(endpoint, "webhook.test", SYSTEM)
    WebhookDelivery.objects.filter(message__type="webhook.test").update(status="failed")
    receiver.got.clear()

    assert replay_since(endpoint, now - timedelta(days=1), SYSTEM) == 1
    deliver()

    again = WebhookDelivery.objects.get(pk=first)
    assert (len(receiver.got), again.status, again.attempts) == (1, "delivered", 1)
    assert replay_since(endpoint, now - timedelta(days=9), SYSTEM, only_failed=False) == 5
    assert Event.objects.filter(type="webhook.replayed").count() == 2


def test_many_are_sent_again_in_steps_each_of_them_once(account, at, monkeypatch):
    monkeypatch.setattr(replaying, "STEP", 2)
    endpoint = at()
    tell(account, 5)
    WebhookDelivery.objects.update(created_at=timezone.now() - timedelta(hours=1))
    sizes, some = [], replaying.replay_some
    monkeypatch.setattr(
        replaying, "replay_some", lambda one, ids: sizes.append(len(ids)) or some(one, ids)
    )

    number = replay_since(endpoint, timezone.now() - timedelta(days=1), SYSTEM, only_failed=False)

    assert (number, sizes) == (5, [2, 2, 1])
    assert Event.objects.get(type="webhook.replayed").data["number"] == 5
    assert WebhookDelivery.objects.filter(status="waiting", is_replay=True).count() == 5


def test_nothing_is_sent_again_to_an_endpoint_that_is_off(account, at):
    endpoint = at()
    tell(account)
    switching.switch(endpoint, False, SYSTEM)
    delivery = WebhookDelivery.objects.get()

    with pytest.raises(Invalid):
        replay(delivery, SYSTEM)
    with pytest.raises(Invalid):
        replay_since(endpoint, timezone.now() - timedelta(days=1), SYSTEM, only_failed=False)

    assert WebhookDelivery.objects.get().status == "delivered"


@pytest.mark.parametrize("event_type", ["webhook.test", "integration.expired"])
def test_a_test_is_sent_at_once_and_says_that_it_is_one(at, receiver, event_type):
    endpoint = at("/ok")

    attempt = send_test(endpoint, event_type, SYSTEM)

    [got] = receiver.got
    verify(got.headers, got.body, [endpoint.secret], timezone.now())
    body = json.loads(got.body)
    assert (body["test"], body["type"]) == (True, event_type)
    assert body["data"] == EVENT_TYPES[event_type].example
    assert (attempt.trigger, attempt.status_code, attempt.answer) == ("test", 200, "thanks")


def test_a_test_that_fails_is_not_tried_again_and_says_nothing_of_the_endpoint(at, receiver):
    endpoint = at("/500")

    send_test(endpoint, "webhook.test", SYSTEM)
    deliver()

    endpoint.refresh_from_db()
    assert (len(receiver.got), endpoint.failing_since) == (1, None)
    assert WebhookDelivery.objects.get().status == "failed"


def test_messages_go_when_their_time_is_over(account, at, settings):
    at()
    tell(account, 3)
    old = timezone.now() - timedelta(days=settings.RETENTION_WEBHOOKS_DAYS, seconds=1)
    one = WebhookMessage.objects.first()
    WebhookMessage.objects.filter(pk=one.pk).update(created_at=old)

    assert (prune(), prune()) == (1, 0)

    assert WebhookDelivery.objects.count() == WebhookAttempt.objects.count() == 2


def test_an_endpoint_goes_with_its_deliveries(account, at):
    endpoint = at()
    tell(account)

    endpoints.delete(endpoint, SYSTEM)

    assert not WebhookEndpoint.objects.exists()
    assert not WebhookAttempt.objects.exists()
    assert Event.objects.filter(type="webhook.deleted", object_id=str(endpoint.pk)).exists()
