"""A call is noted while it is made; what a dead process has noted is recorded once, and costs nothing."""

import errno
import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
import responses
import time_machine
from django.utils import timezone
from redis.exceptions import ConnectionError as Away

from billing.in_flight import adopting, files, journal
from billing.in_flight.files import CallFile
from billing.limits.local_meter import LocalMeter
from billing.limits.meter import meter
from billing.models import UsageRecord
from config.worker import jobs
from tests.factories import make_integration
from tests.refresh.together import at_once

pytestmark = pytest.mark.usefixtures("calls_folder")

ACCOUNTS = "/api/v1/accounts"
REPOS = "/api/v1/github/repos"


@pytest.fixture
def store(monkeypatch):
    """A store of the counts that outlives a process, as Redis does."""
    monkeypatch.setattr(meter(), "redis", LocalMeter())
    return meter().redis


def notes():
    """Return what is noted in any file, whoever holds it."""
    found = []
    for path in sorted(files.folder().glob("*.calls")):
        descriptor = os.open(path, os.O_RDONLY)
        found += [note for _, note in CallFile(descriptor).notes()]
        os.close(descriptor)
    return found


def die_in_the_middle(api, monkeypatch, path=ACCOUNTS):
    """Make a call whose process ends before anything is written, and return its id."""
    with monkeypatch.context() as patched:
        patched.setattr("billing.middleware.close", lambda *_: None)
        response = api.get(path)
    journal.forget()
    return response["X-Request-Id"]


def test_a_call_is_noted_while_it_is_made_and_no_longer(api, account):
    integration = make_integration(account, "github")
    seen = []

    def answer(_):
        seen.extend(notes())
        return 200, {}, "[]"

    with responses.RequestsMock() as upstream:
        upstream.add_callback("GET", "https://api.github.com/user/repos", answer)
        response = api.acting_for("user-123").get(REPOS)

    record, [note] = UsageRecord.objects.get(), seen
    assert note["record"] == {
        "ts": record.ts.isoformat(),
        "request_id": response["X-Request-Id"],
        "key_id": record.key_id.hex,
        "user_id": record.user_id.hex,
        "partner_id": record.partner_id.hex,
        "app_id": "",
        "account_id": integration.account_id.hex,
        "method": "GET",
        "route": REPOS,
        "provider": "github",
        "tool": "github_list_repos",
    }
    assert note["payer"] == record.partner_id.hex
    assert api.key not in str(note)
    assert notes() == []


# promise 102
def test_a_call_belongs_to_the_month_in_which_it_was_admitted(api, account):
    make_integration(account, "github")
    with time_machine.travel("2026-02-28T23:59:59Z", tick=False) as clock:

        def answer(_):
            clock.move_to("2026-03-01T00:00:01Z")
            return 200, {}, "[]"

        with responses.RequestsMock() as upstream:
            upstream.add_callback("GET", "https://api.github.com/user/repos", answer)
            response = api.acting_for("user-123").get(REPOS)
        in_march = api.get("/api/v1/me")

    assert UsageRecord.objects.earliest("ts").ts.isoformat() == "2026-02-28T23:59:59+00:00"
    assert response["X-RateLimit-Remaining"] == "99999"
    assert in_march["X-RateLimit-Remaining"] == "100000"


def test_refused_calls_leave_no_note(api, partner):
    partner.subscription.plan.per_minute = 0
    partner.subscription.plan.save()

    assert api.get(ACCOUNTS).status_code == 429
    assert notes() == []


# promise 100, 101
def test_a_call_of_a_dead_process_is_recorded_once_and_does_not_count(api, partner, monkeypatch):
    before = timezone.now()
    request_id = die_in_the_middle(api, monkeypatch)

    assert [adopting.take_up(), adopting.take_up()] == [1, 0]

    record = UsageRecord.objects.get()
    assert (record.request_id, record.partner_id) == (request_id, partner.pk)
    assert (record.method, record.route, record.account_id) == ("GET", ACCOUNTS, None)
    assert (record.status, record.error_code) == (500, "INTERNAL_ERROR")
    assert (record.counted, record.ms, record.attempts) == (False, 0.0, 0)
    assert before < record.ts < record.written_at < timezone.now()
    assert notes() == []


def test_the_worker_does_it(api, monkeypatch):
    die_in_the_middle(api, monkeypatch)
    jobs.register()

    assert jobs.run("take_up_calls") is True

    assert UsageRecord.objects.count() == 1


# promise 100
def test_its_place_is_given_back(api, partner, monkeypatch, store):
    api.get(ACCOUNTS)
    die_in_the_middle(api, monkeypatch)
    assert api.get("/api/v1/me")["X-RateLimit-Remaining"] == "99998"

    adopting.take_up()

    assert api.get("/api/v1/me")["X-RateLimit-Remaining"] == "99999"
    assert api.get("/api/v1/me")["X-RateLimit-Minute-Remaining"] == "298"


# promise 100: it died after its record was written
def test_a_call_that_has_its_record_is_let_be(api, monkeypatch, store):
    monkeypatch.setattr(journal.Noted, "end", lambda *_: None)
    api.get(ACCOUNTS)
    journal.forget()
    assert len(notes()) == 1

    assert adopting.take_up() == 0

    assert UsageRecord.objects.get().counted is True
    assert api.get("/api/v1/me")["X-RateLimit-Remaining"] == "99999"
    assert notes() == []


# promise 100: it died between giving back and writing
def test_a_place_that_was_given_back_is_not_given_back_again(api, partner, monkeypatch, store):
    for _ in range(3):
        api.get(ACCOUNTS)
    monkeypatch.setattr("billing.middleware.is_counted", lambda _: False)
    monkeypatch.setattr("billing.middleware.write_record", lambda *_: None)
    api.get(ACCOUNTS)
    journal.forget()

    assert adopting.take_up() == 1

    assert api.get("/api/v1/me")["X-RateLimit-Remaining"] == "99997"


# promise 100: the adopter itself may be killed at any moment
@pytest.mark.parametrize("step", ["billing.in_flight.adopting.write_once", "os.ftruncate"])
def test_taking_up_may_break_off_and_begin_anew(api, monkeypatch, store, step):
    api.get(ACCOUNTS)
    die_in_the_middle(api, monkeypatch)
    with monkeypatch.context() as patched:
        patched.setattr(step, broken_off)
        with pytest.raises(InterruptedError):
            adopting.take_up()

    adopting.take_up()

    assert UsageRecord.objects.count() == 2
    assert api.get("/api/v1/me")["X-RateLimit-Remaining"] == "99999"


def broken_off(*_):
    raise InterruptedError


def test_a_store_that_is_away_is_waited_for(api, monkeypatch, store):
    api.get(ACCOUNTS)
    die_in_the_middle(api, monkeypatch)
    with monkeypatch.context() as patched:
        patched.setattr(store, "give_back", away)
        with pytest.raises(Away):
            adopting.take_up()
    assert len(notes()) == 1

    assert adopting.take_up() == 1

    assert api.get("/api/v1/me")["X-RateLimit-Remaining"] == "99999"


def away(*_):
    raise Away


# What it asked of the database just before its end may still be carried out.
def test_the_dead_are_given_a_moment(api, monkeypatch):
    die_in_the_middle(api, monkeypatch)
    monkeypatch.setattr(adopting, "GRACE", 60.0)

    assert adopting.take_up() == 0
    assert adopting.take_up() == 0
    later = time.time() + 61
    monkeypatch.setattr("time.time", lambda: later)

    assert adopting.take_up() == 1


def test_the_calls_of_the_living_are_let_be(api, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("billing.middleware.close", lambda *_: None)
        api.get(ACCOUNTS)

    assert adopting.take_up() == 0
    assert len(notes()) == 1


def test_a_new_process_leaves_what_it_finds_and_takes_another_file(api, monkeypatch):
    die_in_the_middle(api, monkeypatch)
    die_in_the_middle(api, monkeypatch)
    assert sorted(path.name for path in files.folder().iterdir()) == ["0.calls", "1.calls"]

    assert adopting.take_up() == 2
    journal.forget()
    api.get(ACCOUNTS)

    assert sorted(path.name for path in files.folder().iterdir()) == ["0.calls", "1.calls"]
    assert {path.stat().st_mode & 0o777 for path in files.folder().iterdir()} == {0o600}


@pytest.mark.django_db(transaction=True)
def test_calls_at_the_same_time_have_a_place_each_and_use_it_again(api):
    for _ in range(3):
        at_once(8, lambda: api.get(ACCOUNTS))

    assert UsageRecord.objects.count() == 24
    assert (files.folder() / "0.calls").stat().st_size <= 9 * files.PLACE


def test_a_fork_notes_its_calls_in_a_file_of_its_own(api, monkeypatch):
    api.get(ACCOUNTS)
    # In the journal alone: what counts for /metrics would go over to another file as well.
    monkeypatch.setattr(journal, "os", SimpleNamespace(getpid=lambda: 1))
    api.get(ACCOUNTS)

    assert sorted(path.name for path in files.folder().iterdir()) == ["0.calls"]
    assert list(journal._journals) == [1]


HOLD = """
import sys
from pathlib import Path
from billing.in_flight.files import CallFile
file = CallFile.hold(Path(sys.argv[1]))
file.write(1, b'{"a": 1}')
print("held", flush=True)
sys.stdin.read()
"""


def test_the_kernel_lets_go_of_the_file_of_a_killed_process(tmp_path):
    path = tmp_path / "0.calls"
    command = [sys.executable, "-c", "import django; django.setup()\n" + HOLD, str(path)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    holder = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout.readline() == b"held\n"

    assert CallFile.hold(path) is None
    holder.kill()
    holder.communicate()

    file = CallFile.hold(path)
    assert list(file.notes()) == [(1, {"a": 1})]
    file.close()


def test_a_note_that_nobody_can_read_stops_nothing(api, monkeypatch, caplog):
    die_in_the_middle(api, monkeypatch)
    path = files.folder() / "0.calls"
    path.write_bytes(path.read_bytes().ljust(2 * files.PLACE, b"\0") + b"{broken\n")

    assert [adopting.take_up(), adopting.take_up()] == [1, 0]

    assert caplog.messages.count("a note of a call cannot be read: place 2") == 1
    assert path.stat().st_size == files.PLACE


def full_disk(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_a_warning_and_no_failed_call(api, monkeypatch, caplog):
    monkeypatch.setattr("os.pwrite", full_disk)

    response = api.get(ACCOUNTS)

    assert response.status_code == 200
    assert UsageRecord.objects.get().counted is True
    assert "a call in flight is not noted: No space left on device" in caplog.messages


def test_a_folder_that_cannot_be_used_is_tried_again_after_a_while(
    api, settings, caplog, monkeypatch
):
    (settings.DATA_DIR / "calls").write_text("in the way")

    assert [api.get(ACCOUNTS).status_code for _ in range(3)] == [200] * 3
    assert caplog.messages.count("a call in flight is not noted: File exists") == 1

    (settings.DATA_DIR / "calls").unlink()
    monkeypatch.setattr(journal, "_not_before", 0.0)
    api.get(ACCOUNTS)
    assert (settings.DATA_DIR / "calls" / "0.calls").exists()


def test_a_note_that_is_too_long_for_its_place_is_a_warning(api, monkeypatch, caplog):
    monkeypatch.setattr(journal, "PLACE", 100)

    assert api.get(ACCOUNTS).status_code == 200
    assert "a call in flight is not noted: a note is larger than its place" in caplog.messages


def test_the_longest_note_fits_its_place(account, monkeypatch):
    from billing.in_flight.notes import encoded, note_of
    from billing.limits.standing import Budget, Standing
    from billing.models import Plan

    uuid, now = account.pk, timezone.now()
    record = dict.fromkeys(("key_id", "user_id", "partner_id", "account_id"), uuid)
    record |= {"ts": now, "request_id": "r" * 100, "app_id": "a" * 40, "method": "M" * 10}
    record |= {"route": "/" * 200, "provider": "p" * 20, "tool": "t" * 64}
    plan = Plan(per_minute=10**9, per_day=10**9, per_month=10**9)
    budgets = (Budget("key", uuid, 10**9), Budget("account", uuid, 10**9))
    standing = Standing("personal", uuid, plan, anchor=now, budgets=budgets)

    assert len(encoded(note_of(record, standing))) < files.PLACE
