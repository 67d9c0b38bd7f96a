"""Sign-ins are gone when their time is over, whatever became of them."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.device import expiry
from accounts.models import ApiKey, DeviceSignIn, Event
from config.worker import jobs
from tests.accounts.devices import approve, ask, deny, poll, row_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def overdue():
    return timezone.now() - timedelta(seconds=1)


def test_only_what_is_over_goes():
    alive, dead = ask(), ask()
    DeviceSignIn.objects.filter(pk=row_of(dead).pk).update(expires_at=overdue())

    assert expiry.remove_expired() == 1

    assert DeviceSignIn.objects.get() == row_of(alive)


def test_a_key_and_its_events_outlive_the_sign_in():
    given, denied, user = ask(), ask(), make_user()
    approve(given, user)
    deny(denied, user)
    poll(given)
    DeviceSignIn.objects.update(expires_at=overdue())

    assert expiry.remove_expired() == 2

    assert ApiKey.objects.get().is_usable
    assert Event.objects.count() == 3
    assert (poll(given).status_code, poll(denied).status_code) == (410, 410)


def test_a_batch_is_the_oldest(monkeypatch):
    monkeypatch.setattr(expiry, "MOST_AT_ONCE", 2)
    for _ in range(3):
        ask()
    DeviceSignIn.objects.update(expires_at=overdue())

    assert [expiry.remove_expired() for _ in range(3)] == [2, 1, 0]


def test_the_worker_does_it():
    ask()
    DeviceSignIn.objects.update(expires_at=overdue())
    jobs.register()

    assert "expire_devices" in settings.WORKER_JOBS
    assert jobs.run("expire_devices")
    assert not DeviceSignIn.objects.exists()
