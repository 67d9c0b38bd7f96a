"""Deliveries at a real server: what counts as delivered, what is tried again, and what nothing is sent to."""

import json
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from accounts import events
from accounts.models import Event
from config.worker import queues
from inbox.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from inbox.webhooks import exchange, notices, sending, switching
from inbox.webhooks.recording import SYSTEM
from inbox.webhooks.schedule import MOST_ATTEMPTS, STEPS, wait_after
from inbox.webhooks.signing import verify
from tests.factories import make_endpoint
from tests.webhooks.conftest import deliver
from tests.webhooks.receiver import Server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def once(monkeypatch):
    """Try each delivery once: what is tried again comes much later."""
    monkeypatch.setattr("inbox.webhooks.schedule.STEPS", (timedelta(hours=1), *STEPS[1:]))


@pytest.fixture
def hasty(monkeypatch):
    monkeypatch.setattr(exchange, "ANSWER", 0.6)
    monkeypatch.setattr(exchange, "TOTAL", 1.0)


def tell(account, number=1):
    for _ in range(number):
        events.record_of_account("account.updated", account, data={"changed": []})


def due_now():
    WebhookDelivery.objects.filter(status="waiting").update(due_at=timezone.now())


# promise 105
def test_what_arrives_is_signed_and_the_same_bytes_each_time(account, at, receiver, once):
    endpoint = at("/500")
    tell(account)
    deliver()
    due_now()
    WebhookEndpoint.objects.update(failing_since=None)

    deliver()

    first, second = receiver.got
    for got in (first, second):
        verify(got.headers, got.body, [endpoint.secret], timezone.now())
    assert first.body == second.body
    assert (
        first.headers["webhook-id"] == second.headers["webhook-id"] == json.loads(first.body)["id"]
    )
    assert first.headers["content-type"] == "application/json"
    assert first.headers["user-agent"].startswith("Patchbay/")


@pytest.mark.parametrize(
    ("path", "status", "code", "problem"),
    [
        ("/200", "delivered", 200, ""),
        ("/204", "delivered", 204, ""),
        ("/cut", "delivered", 200, ""),
        ("/huge", "delivered", 200, ""),
        ("/500", "waiting", 500, "It answered 500"),
        ("/404", "waiting", 404, "It answered 404"),
        ("/redirect", "waiting", 302, "It answered 302: redirects are not followed"),
        ("/mute", "waiting", None, "The connection was closed before an answer came"),
        ("/410", "failed", 410, "It answered 410"),
    ],
)
def test_the_status_of_the_answer_decides(account, at, receiver, once, path, status, code, problem):
    at(path)
    tell(account)

    deliver()

    delivery, attempt = WebhookDelivery.objects.get(), WebhookAttempt.objects.get()
    assert (delivery.status, delivery.last_status_code, delivery.last_problem) == (
        status,
        code,
        problem,
    )
    assert (attempt.number, attempt.status_code, attempt.trigger) == (1, code, "automatic")
    assert len(receiver.got) == 1
    assert (delivery.claim, delivery.claimed_until) == ("", None)


# promise 109
@pytest.mark.parametrize("path", ["/wait/30", "/drip"])
def test_an_endpoint_that_hangs_is_left_in_time(account, at, receiver, once, hasty, path):
    at(path)
    tell(account)
    began = time.monotonic()

    deliver()

    assert time.monotonic() - began < 4
    delivery = WebhookDelivery.objects.get()
    assert delivery.status == ("delivered" if path == "/drip" else "waiting")


# promise 109
def test_the_limits_are_fifteen_seconds_in_all():
    assert exchange.CONNECT + exchange.ANSWER <= exchange.TOTAL == 15


# promise 109
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "[::1]"])
def test_an_address_in_our_own_network_gets_nothing(
    partner, account, receiver, settings, once, host
):
    settings.PUBLIC_IS_LOOPBACK = False
    endpoint = make_endpoint(partner)
    url = f"http://{host}:{receiver.server_port}/ok"
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(url=url)
    tell(account)

    deliver()

    assert receiver.got == []
    assert WebhookDelivery.objects.get().last_problem == exchange.NO_CONNECTION


def test_what_a_stranger_answers_is_kept_short_and_harmless(account, at, once):
    at("/rude")
    tell(account)

    deliver()

    answer = WebhookAttempt.objects.get().answer
    assert (len(answer), answer[:10]) == (1000, "[31mno�xxx")


# promise 108
def test_there_are_eight_attempts_over_more_than_a_day(account, at, receiver):
    at("/500")
    tell(account)
    waits = []

    for _ in range(MOST_ATTEMPTS):
        due_now()
        before = timezone.now()
        queues.work_off("outbox")
        sending.work_off()
        while sending.work_off():
            pass
        due = WebhookDelivery.objects.get().due_at
        waits.append(due - before if due else None)

    assert (len(receiver.got), waits[-1]) == (8, None)
    assert WebhookDelivery.objects.get().status == "failed"
    assert timedelta(hours=27) < sum(waits[:-1], timedelta()) < timedelta(hours=32)
    assert list(WebhookAttempt.objects.order_by("id").values_list("number", flat=True)) == [
        *range(1, 9)
    ]


# promise 108
def test_waits_differ_and_a_receiver_may_put_one_off():
    assert len({wait_after(2) for _ in range(20)}) > 1
    assert wait_after(MOST_ATTEMPTS) is None
    for asked, least in ((60, 60), (86_400, 300), (0, 5)):
        wait = wait_after(1, asked).total_seconds()
        assert least <= wait <= least * 1.1


def test_retry_after_is_heard(account, at):
    at("/later/120")
    tell(account)

    deliver()

    wait = WebhookDelivery.objects.get().due_at - timezone.now()
    assert timedelta(seconds=110) < wait < timedelta(seconds=135)


# promise 108
def test_an_endpoint_that_is_gone_is_switched_off_at_once(account, at):
    endpoint = at("/410")
    tell(account, 3)

    deliver()

    endpoint.refresh_from_db()
    assert (endpoint.is_enabled, endpoint.off_reason) == (False, "gone")
    assert set(WebhookDelivery.objects.values_list("status", flat=True)) == {"failed"}
    assert Event.objects.filter(type="webhook.disabled").count() == 1


# promise 108
def test_after_five_days_of_failing_it_is_switched_off_and_its_partner_told(account, at, partner):
    partner.contact_email = "ops@acme.example"
    partner.save()
    almost = at("/500", failing_since=timezone.now() - timedelta(days=4, hours=23))
    endpoint = at("/500?token=canary", failing_since=timezone.now() - timedelta(days=5, seconds=1))
    tell(account)
    queues.work_off("outbox")
    WebhookDelivery.objects.update(attempts=MOST_ATTEMPTS - 1)

    deliver()
    sent = [notices.send_due(), notices.send_due()]

    endpoint.refresh_from_db()
    almost.refresh_from_db()
    assert (endpoint.off_reason, almost.is_enabled) == ("failing", True)
    [notice] = mail.outbox
    assert (sent, notice.to) == ([1, 0], ["ops@acme.example", partner.user.email])
    assert "it failed for five days" in notice.body
    assert "canary" not in notice.body + str(Event.objects.get(type="webhook.disabled").data)


# promise 108
def test_one_message_that_is_not_taken_does_not_switch_off_what_failed_days_ago(account, at):
    endpoint = at("/500", failing_since=timezone.now() - timedelta(days=6))
    tell(account)
    standing = []

    for _ in range(MOST_ATTEMPTS):
        deliver()
        due_now()
        endpoint.refresh_from_db()
        standing.append(endpoint.is_enabled)

    assert standing == [True] * (MOST_ATTEMPTS - 1) + [False]


def test_a_success_ends_the_failing(account, at):
    endpoint = at("/ok", failing_since=timezone.now() - timedelta(days=9))
    tell(account)

    deliver()

    endpoint.refresh_from_db()
    assert (endpoint.failing_since, endpoint.is_enabled) == (None, True)
    assert endpoint.last_success_at is not None


def test_what_waits_goes_on_when_the_endpoint_is_switched_on_again(account, at, receiver):
    endpoint = at()
    tell(account)
    queues.work_off("outbox")
    switching.switch(endpoint, False, SYSTEM)
    queues.work_off("webhooks")
    assert receiver.got == []

    switching.switch(endpoint, True, SYSTEM)
    queues.work_off("webhooks")

    assert len(receiver.got) == 1


# promise 109
def test_an_endpoint_that_hangs_delays_no_other(account, at, receiver, once):
    at("/wait/60")
    others = [at(f"/ok/{number}") for number in range(5)]
    tell(account, 10)
    queues.work_off("outbox")

    waiting = WebhookDelivery.objects.filter(endpoint__in=others, status="waiting")
    end = time.monotonic() + exchange.ANSWER
    while waiting.exists() and time.monotonic() < end:
        sending.work_off()

    assert not waiting.exists()
    assert len(receiver.bodies_at("/wait/60")) == 4
    receiver.released.set()
    while sending.work_off():
        pass


def test_an_endpoint_in_trouble_is_sent_one_at_a_time(account, at, receiver, once):
    at("/wait/0.2", failing_since=timezone.now())
    tell(account, 3)
    queues.work_off("outbox")

    assert sending.work_off() == 1
    assert sending.work_off() >= 1
    while sending.work_off():
        pass

    times = sorted(each.at for each in receiver.got)
    assert times[1] - times[0] > 0.15


def test_no_connection_to_the_database_is_held_while_an_answer_is_awaited(
    account, at, receiver, monkeypatch
):
    at()
    tell(account)
    held = []
    real = exchange.send

    def look(*args):
        held.append(connection.connection is not None)
        return real(*args)

    monkeypatch.setattr(exchange, "send", look)
    deliver()

    assert held == [False]


# promise 107
def test_a_delivery_whose_worker_died_is_sent_again_under_its_id(account, at, receiver):
    at()
    tell(account)
    queues.work_off("outbox")
    now = timezone.now()
    WebhookDelivery.objects.update(claim="dead", claimed_until=now + timedelta(seconds=60))
    queues.work_off("webhooks")
    assert receiver.got == []

    WebhookDelivery.objects.update(claimed_until=now - timedelta(seconds=1))
    queues.work_off("webhooks")

    assert [each.headers["webhook-id"] for each in receiver.got] == [
        WebhookDelivery.objects.get().message.public_id
    ]
    assert WebhookDelivery.objects.get().status == "delivered"


def test_a_partner_who_is_suspended_is_told_nothing_until_it_is_lifted(
    account, at, receiver, partner
):
    at()
    tell(account)
    partner.status = "suspended"
    partner.save()
    deliver()
    assert receiver.got == []

    partner.status = "active"
    partner.save()
    deliver()

    assert len(receiver.got) == 1


def test_a_server_that_is_not_there_is_no_answer(account, at, receiver, once):
    gone = Server()
    gone.server_close()
    endpoint = at()
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(url=f"{gone.url}/ok")
    tell(account)

    deliver()

    assert WebhookAttempt.objects.get().problem == exchange.NO_CONNECTION
