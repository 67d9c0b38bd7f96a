"""A record that the database refuses is kept, and written once when the database is back."""

import errno
import json
import threading

import pytest
from django.db import InterfaceError, OperationalError

from billing.in_flight import adopting, aside, files, journal
from billing.models import UsageRecord
from billing.usage import storing
from tests.conftest import Api
from tests.factories import make_key, make_user

pytestmark = pytest.mark.usefixtures("calls_folder")

ACCOUNTS = "/api/v1/accounts"
FACTS = [field.name for field in UsageRecord._meta.fields if field.name not in {"id", "written_at"}]


@pytest.fixture
def away(monkeypatch):
    """Return a function that lets the database refuse usage records, and one that brings it back."""
    store = storing.store

    class Away:
        def begin(self, error=OperationalError, *, carried_out=False):
            def refuse(fields):
                if carried_out:
                    store(fields)
                raise error("the connection is lost")

            monkeypatch.setattr(storing, "store", refuse)

        def end(self):
            monkeypatch.setattr(storing, "store", store)

    return Away()


def kept():
    """Return the fields of every record that waits."""
    paths = sorted(files.folder().glob("records*.jsonl"))
    lines = [line for path in paths for line in path.read_text().splitlines() if line]
    return [json.loads(line) for line in lines]


def facts(record):
    return {name: getattr(record, name) for name in FACTS}


# promise 100
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_refused_record_is_written_once_the_database_is_back(api, away, monkeypatch, error):
    api.get(ACCOUNTS)
    [usual] = UsageRecord.objects.all()
    away.begin(error)
    response = api.get(ACCOUNTS)
    away.end()

    assert (response.status_code, response["X-RateLimit-Remaining"]) == (200, "99998")
    assert len(kept()) == 1
    assert [adopting.take_up(), adopting.take_up()] == [1, 0]

    late = UsageRecord.objects.exclude(pk=usual.pk).get()
    own = {"ts", "request_id", "ms", "stages"}
    assert {name: value for name, value in facts(late).items() if name not in own} == {
        name: value for name, value in facts(usual).items() if name not in own
    }
    assert (late.request_id, late.counted) == (response["X-Request-Id"], True)
    assert usual.ts < late.ts < late.written_at
    assert set(late.stages) == set(usual.stages)
    assert late.ms > 0
    assert usual.written_at is None
    assert kept() == []


# promise 100: the connection broke after the insert was carried out
def test_a_record_that_was_written_after_all_is_not_written_again(api, away):
    away.begin(carried_out=True)
    api.get(ACCOUNTS)
    away.end()
    assert len(kept()) == 1

    assert adopting.take_up() == 0

    assert UsageRecord.objects.count() == 1
    assert kept() == []


def test_a_database_that_is_still_away_is_waited_for(api, away):
    away.begin()
    for _ in range(3):
        api.get(ACCOUNTS)
    with pytest.raises(OperationalError):
        adopting.take_up()
    assert len(kept()) == 3
    away.end()

    assert adopting.take_up() == 3

    assert UsageRecord.objects.filter(counted=True).count() == 3


def test_an_insert_that_may_be_at_work_still_is_waited_for(api, away, monkeypatch):
    away.begin()
    api.get(ACCOUNTS)
    away.end()
    monkeypatch.setattr(adopting, "GRACE", 60.0)

    assert [adopting.take_up(), adopting.take_up()] == [0, 0]
    monkeypatch.setattr(adopting, "GRACE", 0.0)
    assert adopting.take_up() == 1


# promise 100: it was killed after the record was kept and before its note was cleared
def test_what_was_kept_of_a_call_comes_before_its_note(api, away, monkeypatch):
    away.begin()
    with monkeypatch.context() as patched:
        patched.setattr(journal.Noted, "end", lambda *_: None)
        api.get(ACCOUNTS)
    away.end()
    journal.forget()

    assert adopting.take_up() == 1

    assert UsageRecord.objects.get().counted is True


def test_writing_down_and_keeping_more_do_not_hinder_each_other(api, away, monkeypatch):
    fields = []
    away.begin()
    monkeypatch.setattr("billing.usage.recording.keep", fields.append)
    api.get(ACCOUNTS)
    away.end()

    def keep(thread):
        for number in range(100):
            aside.keep(fields[0] | {"request_id": f"req_{thread}_{number:03}"})

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    written = 0
    while any(thread.is_alive() for thread in threads):
        written += adopting.take_up()
    for thread in threads:
        thread.join()
    written += adopting.take_up()

    assert written == UsageRecord.objects.count() == 400


def test_only_we_may_read_what_is_kept(api, away):
    away.begin()
    api.get(ACCOUNTS)
    away.end()

    [path] = files.folder().glob("records*")
    assert path.stat().st_mode & 0o777 == 0o600
    assert api.key not in path.read_text()


@pytest.mark.parametrize(
    ("limit", "problem"),
    [
        (("billing.in_flight.aside.MOST", 10), "too many are waiting already"),
        (("billing.in_flight.aside.fcntl.flock", None), "No space left on device"),
    ],
)
def test_what_cannot_be_kept_is_an_error_with_all_its_facts(
    api, away, monkeypatch, caplog, limit, problem
):
    def full(*_):
        raise OSError(errno.ENOSPC, problem)

    api.get(ACCOUNTS)
    away.begin()
    monkeypatch.setattr(limit[0], limit[1] or full)

    response = api.get(ACCOUNTS)

    assert response.status_code == 200
    [line] = [line for line in caplog.records if hasattr(line, "usage")]
    assert line.getMessage() == f"a usage record is neither written nor kept: {problem}"
    assert line.levelname == "ERROR"
    assert line.usage["request_id"] == response["X-Request-Id"]
    assert kept() == []


def test_a_line_that_broke_off_is_an_error_and_spoils_no_other(api, away, caplog):
    away.begin()
    api.get(ACCOUNTS)
    path = files.folder() / aside.KEPT
    path.write_text(path.read_text() + '\n{"ts": "2026-')
    api.get(ACCOUNTS)
    away.end()

    assert adopting.take_up() == 2

    assert caplog.messages.count("a kept usage record cannot be read: it broke off") == 1


@pytest.mark.django_db(transaction=True)
def test_a_record_that_no_database_takes_is_put_aside_for_people(api, away, caplog):
    away.begin()
    api.get(ACCOUNTS)
    api.get(ACCOUNTS)
    away.end()
    path = files.folder() / aside.KEPT
    first, second = path.read_text().split()
    odd = json.loads(first) | {"status": None}
    path.write_text(f"{json.dumps(odd)}\n{second}\n")

    assert adopting.take_up() == 1

    assert "a usage record is refused for good" in caplog.messages
    assert json.loads((files.folder() / aside.REFUSED).read_text())["status"] is None
    assert kept() == []


# A call with a key that was recognised a moment before the database went away.
def test_a_call_whose_plan_cannot_be_read_is_kept_as_well(api, away, monkeypatch):
    def lost(*_):
        raise OperationalError("the connection is lost")

    away.begin()
    monkeypatch.setattr("billing.limits.throttling.standing_of", lost)

    response = api.get(ACCOUNTS)

    assert response.status_code == 503
    [record] = kept()
    assert (record["status"], record["counted"]) == (503, False)
    assert record["request_id"] == response["X-Request-Id"]


def test_personal_calls_are_kept_as_well(db, away):
    user = make_user()
    away.begin()
    Api(make_key(user, "personal")).get(ACCOUNTS)
    away.end()

    assert adopting.take_up() == 1

    record = UsageRecord.objects.get()
    assert (record.user_id, record.partner_id) == (user.pk, None)
