"""Old usage goes in small batches; figures stay as they are."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.utils import timezone

from billing.models import (
    StripeEvent,
    UsageAccountCalls,
    UsageAccountDay,
    UsageAlert,
    UsageDay,
    UsageRecord,
)
from billing.usage import ledger, retention
from billing.usage.folding import fold_all
from billing.usage.retention import prune_all
from billing.usage.statistics import Filters, cells, of_accounts
from tests.factories import make_record, make_records
from tests.security.other_process import kill_after, run

NOW = timezone.now()
ONE = uuid4()
STATEMENTS = 9


def ago(days):
    return NOW - timedelta(days=days)


def figures(partner):
    """Return all that is read of usage, over everything and over a cycle that begins within a day."""
    everything = Filters(partner.pk, True, ago(799).date(), NOW.date())
    whose = ledger.owner(partner.pk, True)
    return (
        sorted(map(repr, cells(everything))),
        of_accounts(everything, 5),
        ledger.counted(whose, ago(34), NOW),
        ledger.counted(whose, ago(700).replace(hour=0, minute=0, second=0, microsecond=0), NOW),
        ledger.counted(ledger.account(ONE), ago(31), NOW),
    )


# promise 102
def test_figures_are_the_same_before_and_after(partner):
    make_records(
        partner,
        ({"ts": ago(d), "account_id": ONE if d % 2 else None} for d in range(120, -1, -1)),
    )
    fold_all()
    before = figures(partner)

    assert prune_all() == 31  # with the one of 90 days ago, which is older by moments
    assert prune_all() == 0

    assert figures(partner) == before
    assert UsageRecord.objects.earliest("ts").ts >= ago(90)


def test_what_is_in_no_total_yet_is_kept(partner):
    make_records(partner, ({"ts": ago(100)} for _ in range(3)))
    fold_all()
    late = make_record(partner, ts=ago(100))

    assert prune_all() == 3

    assert UsageRecord.objects.get() == late
    fold_all()
    assert prune_all() == 1


@pytest.mark.parametrize("number", [0, 1, 9, 10, 11, 30])
def test_batches_go_as_far_as_there_is_something_old(partner, monkeypatch, number):
    monkeypatch.setattr(retention, "BATCH", 10)
    make_records(partner, ({"ts": ago(100)} for _ in range(number)))
    make_records(partner, ({"ts": ago(1)} for _ in range(25)))
    fold_all()

    records = retention.retained(timezone.now())[0]
    sizes = list(records.prune())

    assert sizes == [10] * (number // 10) + ([number % 10] if number % 10 else [])
    assert UsageRecord.objects.count() == 25


def test_a_record_written_late_goes_with_its_neighbours(partner):
    make_record(partner, ts=ago(100))
    make_record(partner, ts=ago(40))
    make_record(partner, ts=ago(100))
    fold_all()

    assert prune_all() == 2
    assert UsageRecord.objects.get().ts == ago(40)


def test_statements_do_not_grow_with_what_is_kept(partner, django_assert_num_queries):
    make_records(partner, ({"ts": ago(1)} for _ in range(10)))
    fold_all()
    with django_assert_num_queries(STATEMENTS):
        prune_all()

    make_records(partner, ({"ts": ago(1)} for _ in range(300)))
    fold_all()
    with django_assert_num_queries(STATEMENTS):
        prune_all()


def test_totals_events_and_alerts_are_kept_longer(partner, settings):
    settings.RETENTION_USAGE_DAILY_DAYS = 400
    make_records(partner, ({"ts": ago(d), "account_id": ONE} for d in (402, 399, 1)))
    fold_all()
    for name, days in (("evt_old", 401), ("evt_new", 399)):
        StripeEvent.objects.create(pk=name, type="x", created_at=ago(days))
        StripeEvent.objects.filter(pk=name).update(received_at=ago(days))
    for percent, days in ((50, 401), (80, 399)):
        alert = UsageAlert.objects.create(
            subject_id=partner.pk,
            kind="month",
            object_id=partner.pk,
            period_start=ago(days),
            percent=percent,
            used=1,
            limit=2,
        )
        UsageAlert.objects.filter(pk=alert.pk).update(created_at=ago(days))

    prune_all()

    kept = {ago(399).date(), ago(1).date()}
    assert {row.day for row in UsageDay.objects.all()} == kept
    assert {row.day for row in UsageAccountDay.objects.all()} == kept
    assert {row.day for row in UsageAccountCalls.objects.all()} == kept
    assert StripeEvent.objects.get().pk == "evt_new"
    assert UsageAlert.objects.get().percent == 80


def test_the_command_counts_first_and_then_deletes(partner, capsys):
    make_records(partner, ({"ts": ago(100)} for _ in range(3)))
    fold_all()

    call_command("prune_usage", dry_run=True)

    others = "daily totals: 0 {0}\ndaily totals of accounts: 0 {0}\ndaily sums of accounts: 0 {0}\nalerts: 0 {0}\nevents of Stripe: 0 {0}\n"
    assert capsys.readouterr().out == "usage records: 3 old\n" + others.format("old")
    assert UsageRecord.objects.count() == 3

    call_command("prune_usage")

    assert capsys.readouterr().out == "usage records: 3 deleted\n" + others.format("deleted")
    assert UsageRecord.objects.count() == 0


def test_the_command_adds_to_the_totals_what_is_in_none(partner):
    make_record(partner, ts=ago(100))

    call_command("prune_usage")

    assert UsageRecord.objects.count() == 0
    assert UsageDay.objects.get().calls == 1


def test_the_worker_does_it_daily():
    assert configured.WORKER_JOBS["prune_usage"] == ("billing.usage.retention.prune_all", 86_400)


@pytest.mark.parametrize("name", ["RETENTION_USAGE_DAYS", "RETENTION_USAGE_DAILY_DAYS"])
@pytest.mark.parametrize("value", ["34", "0", "-1", "soon"])
def test_less_than_a_cycle_refuses_the_start(name, value):
    ended = run("", **{name: value})

    assert ended.returncode == 1
    assert f"{name} must be " in ended.stderr.splitlines()[-1]


SLOWLY = """
import time
from billing.usage import retention
retention.BATCH = 10
for each in retention.retained(__import__("django.utils.timezone").utils.timezone.now()):
    for gone in each.prune():
        print(gone, flush=True)
        time.sleep(0.02)
"""


@pytest.mark.django_db(transaction=True)
def test_kill_9_in_the_middle_and_once_more(partner):
    make_records(partner, ({"ts": ago(100)} for _ in range(200)))
    make_records(partner, ({"ts": ago(1)} for _ in range(5)))
    fold_all()
    before = figures(partner)

    assert kill_after(1, SLOWLY) == ["10"]

    assert 5 < UsageRecord.objects.count() < 200
    prune_all()
    assert UsageRecord.objects.count() == 5
    assert figures(partner) == before
