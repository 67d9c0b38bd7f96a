"""Worker processes side by side, and one that is killed in the middle: nothing is lost, nothing doubled in the tables."""

import subprocess
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import events
from config.worker import queues
from inbox.models import WebhookAttempt, WebhookDelivery, WebhookMessage
from tests.security.other_process import ROOT, command, surroundings

pytestmark = pytest.mark.django_db(transaction=True)
WORK = "from config.worker import queues\nqueues.work_off('webhooks')"


# So that it sends to the machine it runs on.
LOCAL = {"PUBLIC_URL": "http://127.0.0.1:20200"}


def start():
    return subprocess.Popen(command(WORK), cwd=ROOT, env=surroundings() | LOCAL)


def tell(account, number):
    for _ in range(number):
        events.record_of_account("account.updated", account, data={"changed": []})
    while queues.work_off("outbox"):
        pass


def ids(receiver):
    return [(each.path, each.headers["webhook-id"]) for each in receiver.got]


# promise 107
def test_two_workers_deliver_each_once(account, at, receiver):
    for number in range(4):
        at(f"/ok/{number}")
    tell(account, 50)

    workers = [start(), start()]
    codes = [worker.wait(60) for worker in workers]

    assert codes == [0, 0]
    assert len(ids(receiver)) == len(set(ids(receiver))) == 200
    assert WebhookDelivery.objects.filter(status="delivered", attempts=1).count() == 200
    assert WebhookAttempt.objects.count() == 200


# promise 107
def test_a_worker_killed_in_mid_delivery_loses_nothing_and_doubles_nothing(account, at, receiver):
    at("/wait/60")
    at("/ok")
    tell(account, 10)
    worker, end = start(), time.monotonic() + 30
    while not receiver.bodies_at("/wait/60") and time.monotonic() < end:
        time.sleep(0.05)
    worker.kill()
    worker.wait()
    assert receiver.bodies_at("/wait/60")
    receiver.released.set()

    ended = timezone.now() - timedelta(seconds=1)
    WebhookDelivery.objects.filter(claimed_until__isnull=False).update(claimed_until=ended)
    assert start().wait(60) == 0

    assert WebhookMessage.objects.count() == 10
    assert WebhookDelivery.objects.filter(status="delivered", attempts=1).count() == 20
    assert WebhookAttempt.objects.count() == 20
    assert len(set(ids(receiver))) == 20
    assert set(ids(receiver)) == {
        (delivery.endpoint.url.removeprefix(receiver.url), delivery.message.public_id)
        for delivery in WebhookDelivery.objects.select_related("message", "endpoint")
    }
