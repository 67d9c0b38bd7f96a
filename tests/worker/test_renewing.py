"""Leases are renewed whatever the database does meanwhile."""

from datetime import timedelta

import pytest
from django.db import InterfaceError
from django.db.models.functions import Now

from config.worker import renewing
from config.worker.leases import Lease, LeaseLost
from config.worker.models import Heartbeat, Job
from config.worker.renewing import give_back, guarded, renew_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def leases(monkeypatch):
    Job.objects.bulk_create([Job(name="one"), Job(name="two")])
    one, two = Lease.take("one"), Lease.take("two")
    Job.objects.update(lease_until=Now())
    monkeypatch.setattr(renewing, "held", {one, two})
    return one, two


def held():
    return set(Job.objects.filter(lease_until__gt=Now()).values_list("name", flat=True))


def test_one_that_cannot_be_renewed_keeps_no_other_from_it(leases, monkeypatch):
    def away():
        raise InterfaceError("the connection is closed")

    monkeypatch.setattr(leases[0], "renew", away)

    renew_all()

    assert held() == {"two"}


def test_what_another_worker_took_is_neither_renewed_nor_given_back(leases):
    Job.objects.filter(name="one").update(lease_fence=7)

    renew_all()
    assert held() == {"two"}
    assert [lease.is_held for lease in leases] == [False, True]

    Job.objects.filter(name="one").update(lease_until=Now() + timedelta(seconds=9))
    give_back()
    assert held() == {"one"}


def test_no_statement_of_a_job_passes_once_its_lease_is_lost(leases):
    with guarded(leases[1]):
        assert Heartbeat.objects.count() == 0
        leases[1].lose("is for others")

        with pytest.raises(LeaseLost):
            Heartbeat.objects.count()
