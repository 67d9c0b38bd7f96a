"""Every record is added to the daily totals exactly once, whatever happens while it is."""

import random
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, connections, transaction
from django.utils import timezone

from billing.models import Mark, UsageAccountCalls, UsageAccountDay, UsageDay, UsageRecord
from billing.usage import folding, ledger
from billing.usage.folding import fold, fold_all
from tests.factories import make_record, make_records, record_fields
from tests.refresh.together import at_once
from tests.security.other_process import kill_after

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
ACCOUNTS = [None, uuid4(), uuid4()]
STATEMENTS = 10


def after(**span):
    return BEGIN + timedelta(**span)


def assorted(number, seed=7):
    """Return fields of records of ten days that differ in everything totals are kept by."""
    dice = random.Random(seed)
    return [
        {
            "ts": BEGIN + timedelta(seconds=dice.randrange(864_000)),
            "account_id": dice.choice(ACCOUNTS),
            "provider": dice.choice(["", "github"]),
            "app_id": dice.choice(["", "app_1"]),
            "status": dice.choice([200, 404, 503]),
            "counted": dice.random() < 0.8,
            "units": dice.randrange(4),
            "ms": dice.randrange(100),
            "provider_ms": dice.choice([None, 5.0]),
        }
        for _ in range(number)
    ]


DIMENSIONS = ("day", "key_id", "app_id", "provider", "status", "counted")


def expected(*more):
    """Return the same sums, made from the records one by one."""
    found = {}
    for r in UsageRecord.objects.all():
        if more and r.account_id is None:
            continue
        row = {
            "day": r.ts.astimezone(UTC).date(),
            **{name: getattr(r, name) for name in (*DIMENSIONS[1:], *more)},
        }
        place = tuple(str(value) for value in (r.partner_id or r.user_id, *row.values()))
        old = found.get(place, (0, 0, 0, 0))
        added = (1, r.units, r.ms, r.provider_ms or 0)
        found[place] = tuple(a + b for a, b in zip(old, added, strict=True))
    return found


def make_first(partner, **fields):
    """Make a record that the mark is right before: ids go on from those of other tests."""
    record = make_record(partner, **fields)
    Mark.objects.create(name=ledger.MARK, upto=record.pk - 1)
    return record


def stored(totals, *more):
    names = ("subject_id", *DIMENSIONS, *more)
    rows = totals.objects.values_list(*names, "calls", "units", "ms", "provider_ms")
    return {tuple(map(str, row[: len(names)])): row[len(names) :] for row in rows}


def assert_exact():
    """Compare both tables of totals with the records."""
    assert stored(UsageDay) == expected()
    assert stored(UsageAccountDay, "account_id") == expected("account_id")
    sums = UsageAccountCalls.objects.values_list("day", "account_id", "calls")
    assert {(day, account): calls for day, account, calls in sums} == Counter(
        (record.ts.astimezone(UTC).date(), record.account_id)
        for record in UsageRecord.objects.filter(account_id__isnull=False)
    )


def test_totals_are_the_sums_of_the_records(partner):
    make_records(partner, assorted(300))
    make_records(partner, [{"partner_id": None, "ts": BEGIN}, {"partner_id": None, "ts": BEGIN}])

    assert fold_all() == 302

    assert_exact()
    assert UsageDay.objects.get(subject_id=partner.user_id).calls == 2


# promise 100
def test_what_is_in_the_totals_is_not_added_again(partner):
    make_records(partner, assorted(30))
    assert fold_all() == 30

    assert fold_all() == 0
    make_records(partner, assorted(20, seed=8))
    assert fold_all() == 20

    assert_exact()


def test_batches_are_as_large_as_they_may_be(partner, monkeypatch):
    monkeypatch.setattr(folding, "BATCH", 7)
    make_records(partner, assorted(30))

    assert [fold() for _ in range(6)] == [7, 7, 7, 7, 2, 0]

    assert_exact()


# promise 100
def test_a_missing_id_is_waited_for(partner):
    first = make_first(partner)
    late = make_record(partner, pk=first.pk + 2)

    assert fold_all() == 1
    assert ledger.upto() == first.pk
    make_record(partner, pk=first.pk + 1)
    assert fold_all() == 2

    assert ledger.upto() == late.pk
    assert_exact()


# promise 100
def test_an_id_whose_insert_failed_is_given_up_after_ten_minutes(partner):
    with time_machine.travel(BEGIN, tick=False) as clock:
        first = make_first(partner)
        late = make_record(partner, pk=first.pk + 3)
        make_record(partner, pk=first.pk + 7)

        clock.shift(timedelta(minutes=10))
        assert fold_all() == 1
        clock.shift(timedelta(seconds=1))
        assert fold_all() == 2

    assert ledger.upto() == late.pk + 4
    assert_exact()


# promise 100
@pytest.mark.parametrize("took", [0, 90_000, 1_200_000])
def test_the_ten_minutes_begin_when_a_record_was_written_not_when_its_call_began(partner, took):
    with time_machine.travel(BEGIN, tick=False) as clock:
        first = make_first(partner)
        began = timezone.now() - timedelta(milliseconds=took)
        make_record(partner, pk=first.pk + 2, ts=began, ms=took)

        assert fold_all() == 1
        clock.shift(timedelta(minutes=10, seconds=1))
        assert fold_all() == 1


# promise 100
def test_a_record_that_was_written_late_does_not_make_a_missing_id_old(partner):
    with time_machine.travel(BEGIN, tick=False):
        first = make_first(partner)
        long_ago = timezone.now() - timedelta(hours=3)
        make_record(partner, pk=first.pk + 2, ts=long_ago, written_at=timezone.now())

        assert fold_all() == 1
        make_record(partner, pk=first.pk + 1)
        assert fold_all() == 2

    assert_exact()


class Insert:
    """An insert that has its id and is not committed. SQLite has one writer: there it only reserves its id."""

    def __init__(self, partner):
        self.fields = record_fields(partner)
        self.has_id, self.may_end, self.commits = threading.Event(), threading.Event(), True
        self.thread = threading.Thread(target=self._run)
        self.thread.start()
        assert self.has_id.wait(10)

    def end(self, *, commit):
        self.commits = commit
        self.may_end.set()
        self.thread.join(10)

    def _run(self):
        try:
            if connection.vendor == "sqlite":
                self._reserve()
            else:
                self._insert()
        finally:
            connections.close_all()

    def _insert(self):
        with transaction.atomic():
            UsageRecord.objects.create(**self.fields)
            self.has_id.set()
            assert self.may_end.wait(20)
            transaction.set_rollback(not self.commits)

    def _reserve(self):
        reserved = UsageRecord.objects.create(**self.fields)
        pk = reserved.pk
        reserved.delete()
        self.has_id.set()
        assert self.may_end.wait(20)
        if self.commits:
            UsageRecord.objects.create(pk=pk, **self.fields)


# promise 100
@pytest.mark.django_db(transaction=True)
def test_the_fold_stops_before_an_insert_that_is_not_committed(partner):
    make_first(partner)
    insert = Insert(partner)
    make_record(partner)

    assert fold_all() == 1
    insert.end(commit=True)
    assert fold_all() == 2

    assert UsageRecord.objects.count() == 3
    assert_exact()


# promise 100
@pytest.mark.django_db(transaction=True)
def test_the_fold_goes_on_behind_an_insert_that_was_rolled_back(partner):
    make_first(partner)
    insert = Insert(partner)
    make_record(partner)
    insert.end(commit=False)

    assert fold_all() == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=5)):
        assert fold_all() == 1

    assert_exact()


# promise 100
@pytest.mark.django_db(transaction=True)
def test_many_folders_at_once_add_everything_once(partner, monkeypatch):
    monkeypatch.setattr(folding, "BATCH", 20)
    make_records(partner, assorted(400))

    done = at_once(6, fold_all)

    assert sum(done) == 400
    assert_exact()


# promise 100
@pytest.mark.parametrize("failing", ["UsageDay", "UsageAccountDay", "UsageAccountCalls", "mark"])
def test_a_fold_that_fails_half_way_has_added_nothing(partner, monkeypatch, failing):
    make_records(partner, assorted(50))
    real = folding.add

    def add(totals, *rest):
        if totals.__name__ == failing:
            raise RuntimeError("gone")
        real(totals, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(folding, "add", add)
        if failing == "mark":
            patched.setattr(folding.Mark.objects, "filter", None)
        with pytest.raises((RuntimeError, TypeError)):
            fold()

    assert (UsageDay.objects.count(), ledger.upto()) == (0, 0)
    assert fold_all() == 50
    assert_exact()


SLOWLY = """
import time
from billing.usage import folding
folding.BATCH = 10
real = folding.add
def add(*args):
    real(*args)
    print("added", flush=True)
    time.sleep(0.02)
folding.add = add
folding.fold_all()
"""


# promise 100
@pytest.mark.django_db(transaction=True)
def test_kill_9_in_the_middle_loses_and_doubles_nothing(partner):
    make_records(partner, assorted(400))

    for steps in (1, 5, 9):  # after the first of the three tables of a batch
        assert kill_after(steps, SLOWLY) == ["added"] * steps

    assert 0 < 400 - fold_all() < 400
    assert_exact()


# promise 102
@pytest.mark.django_db(transaction=True)
def test_what_is_counted_never_moves_while_records_are_folded(partner, monkeypatch):
    monkeypatch.setattr(folding, "BATCH", 25)
    make_records(partner, assorted(300))
    whose = ledger.owner(partner.pk, True)
    spans = [(BEGIN, after(days=10)), (after(hours=5), after(days=8, hours=3))]
    wanted = [
        UsageRecord.objects.filter(counted=True, ts__gte=start, ts__lt=end).count()
        for start, end in spans
    ]
    seen, marks, is_over = [], set(), threading.Event()

    def read():
        while not is_over.is_set():
            seen.append([ledger.counted(whose, *span) for span in spans])
            marks.add(ledger.upto())
        connections.close_all()

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    while fold():
        time.sleep(0.01)
    is_over.set()
    for reader in readers:
        reader.join(20)

    assert len(marks) > 3
    assert [found for found in seen if found != wanted] == []
    assert_exact()


def test_the_number_of_statements_of_a_batch_is_fixed(partner, django_assert_num_queries):
    make_first(partner)
    make_records(partner, assorted(10))
    with django_assert_num_queries(STATEMENTS):
        fold()

    make_records(partner, assorted(200))
    with django_assert_num_queries(STATEMENTS):
        fold()
