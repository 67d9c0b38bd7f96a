"""/metrics: who may read it, what is counted, over all processes, and that nobody can be told apart."""

import json
import os
import struct
from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError, ProgrammingError
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families as families

from accounts.keys import new_key
from config import metrics
from config.metrics import files
from config.worker import heartbeat
from config.worker.models import Heartbeat, Job
from integrations.models import RevocationJob
from tests.conftest import Api
from tests.factories import make_integration, subscribe
from tests.proxy.loopback import http_answer
from tests.security import other_process

REPOS, TOKEN_URL = "/api/v1/github/repos", "https://github.com/login/oauth/access_token"


def sample(client, name, /, **labels):
    """Return one number of /metrics, 0 where there is none yet."""
    for family in families(client.get("/metrics").content.decode()):
        for found in family.samples:
            if (found.name, found.labels) == (name, labels):
                return found.value
    return 0.0


class Change:
    """How much a number grew since this was made."""

    def __init__(self, client, name, /, **labels):
        self.ask = lambda: sample(client, name, **labels)
        self.before = self.ask()

    @property
    def now(self):
        return self.ask() - self.before


@pytest.fixture
def grew(client, db):
    return lambda name, /, **labels: Change(client, name, **labels)


# promise 131
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "status"),
    [("", 401), ("Bearer wrong", 401), ("Bearer ", 401), ("Bearer s3cret-of-the-scraper", 200)],
)
def test_a_token_opens_it_when_one_is_set(client, settings, header, status):
    settings.METRICS_TOKENS = ["newer", "s3cret-of-the-scraper"]

    assert client.get("/metrics", HTTP_AUTHORIZATION=header).status_code == status


@pytest.mark.django_db
def test_without_a_token_only_this_machine_reads_it(client):
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="::1").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.9").status_code == 404


# promise 132
def test_provider_calls_by_provider_and_class_of_status(grew, api, account, upstream):
    make_integration(account)
    upstream.get("https://api.github.com/user/repos", json=[])
    upstream.get("https://api.github.com/user/repos", status=500, json={})
    good = grew("patchbay_provider_calls_total", provider="github", status="2xx")
    bad = grew("patchbay_provider_calls_total", provider="github", status="5xx")
    timed = grew("patchbay_provider_seconds_count", provider="github")
    own = grew("patchbay_overhead_seconds_count")

    for _ in range(2):
        api.acting_for("user-123").get(REPOS)

    assert (good.now, bad.now, timed.now, own.now) == (1, 1, 2, 2)


def test_a_provider_that_does_not_answer_has_no_status(grew, api, account, monkeypatch):
    monkeypatch.setenv("PROVIDER_GITHUB_BASE_URL", "http://127.0.0.1:1")
    make_integration(account)
    none = grew("patchbay_provider_calls_total", provider="github", status="none")

    api.acting_for("user-123").get(REPOS)

    assert none.now == 3  # attempts


# promise 132
@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ({"json": {"access_token": "a-2"}}, "ok"),
        ({"json": {"error": "bad_refresh_token"}}, "refused"),
        ({"status": 503}, "unavailable"),
    ],
)
def test_refreshes_by_provider_and_outcome(grew, api, account, upstream, answer, outcome):
    make_integration(account, refresh_token="r-1", expires_in=-10)
    upstream.post(TOKEN_URL, **answer)
    if outcome == "ok":
        upstream.get("https://api.github.com/user/repos", json=[])
    came = grew("patchbay_refreshes_total", provider="github", outcome=outcome)
    timed = grew("patchbay_refresh_seconds_count", provider="github")

    api.acting_for("user-123").get(REPOS)

    assert (came.now, timed.now) == (1, 1)


# promise 132
@time_machine.travel("2026-11-22T12:00:10Z", tick=False)  # within one minute, however long it takes
def test_refused_calls_by_limit(grew, api, partner, account, answering):
    subscribe(partner, "free")
    make_integration(account)
    answering(http_answer(b"{}", "429 Slow down"))
    names = ("minute", "provider", "wrong_keys")
    limits = {name: grew("patchbay_limited_total", limit=name) for name in names}

    for _ in range(32):
        api.acting_for("user-123").get(REPOS)
    for _ in range(103):
        Api(new_key().text).get("/api/v1/me", REMOTE_ADDR="10.2.2.2")

    assert {name: limits[name].now for name in names} == {
        "minute": 2,
        "provider": 30,
        "wrong_keys": 2,
    }


def test_answers_by_class_of_status(grew, api):
    good, bad = (
        grew("patchbay_answers_total", status="2xx"),
        grew("patchbay_answers_total", status="4xx"),
    )

    api.get("/api/v1/accounts")
    api.get("/api/v1/nowhere")

    assert bad.now == 1
    assert good.now >= 1


# promise 132
def test_the_queues_are_measured_when_asked(client, account):
    heartbeat.beat("host:1")
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(seconds=90))
    Job.objects.all().delete()
    Job.objects.create(name="revoke_grants", due_at=timezone.now() - timedelta(seconds=50))
    Job.objects.create(name="no_longer_a_job", due_at=timezone.now() - timedelta(days=9))
    job = RevocationJob(
        provider="github", client=make_integration(account).tokens.get().client, token_kind="access"
    )
    job.token = "gone"
    job.save()

    assert 90 <= sample(client, "patchbay_worker_silent_seconds") < 100
    assert 50 <= sample(client, "patchbay_jobs_late_seconds") < 60
    assert sample(client, "patchbay_revocations_waiting") == 1


# promise 131
def test_what_another_process_counted_is_added(grew):
    counted = grew("patchbay_provider_calls_total", provider="other", status="2xx")

    other_process.run("from config import metrics; metrics.provider_call('other', 200, 0.1)")
    other_process.run("from config import metrics; metrics.provider_call('other', 204, 0.1)")
    metrics.provider_call("other", 200, 0.1)

    assert counted.now == 3


def test_a_process_that_ended_leaves_its_file_to_the_next():
    code = "from config.metrics import files; print(files.slot())"

    slots = [other_process.run(code).stdout.strip() for _ in range(3)]

    assert len(set(slots)) == 1


def key(*parts):
    text = json.dumps(parts).encode()
    padding = b" " * (8 - (len(text) + 4) % 8)
    return struct.pack("i", len(text)) + text + padding + struct.pack("dd", 1.0, 0.0)


def counted(entries, used=None):
    """Return a file as prometheus_client writes it."""
    return struct.pack("ii", used or 8 + len(entries), 0) + entries


DAMAGED = {
    "empty": b"",
    "half a number": b"\1",
    "an end that never reached the disk": counted(key("patchbay_answers", "x", {}, ""), used=200),
    "noughts in the middle": counted(b"\0" * 200),
    "another's text": counted(key("patchbay_answers")),
}


# promise 132
@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_what_a_lost_machine_left_half_written_is_passed_over(client, db, content):
    path = files.folder() / "counter_999.db"
    path.write_bytes(content)

    try:
        response = client.get("/metrics")
    finally:
        path.unlink()

    assert response.status_code == 200
    assert "patchbay_answers_total" in response.content.decode()


def test_a_slot_that_was_left_half_written_begins_anew(monkeypatch, tmp_path):
    monkeypatch.setattr(files, "folder", lambda: tmp_path)
    (tmp_path / "counter_0.db").write_bytes(DAMAGED["noughts in the middle"])
    (tmp_path / "gauge_max_0.db").write_bytes(counted(key("a", "a", {}, "")))

    _, lock = files.take_slot()

    lock.close()
    assert {path.name for path in tmp_path.glob("*.db")} == {"gauge_max_0.db"}


# promise 132
def test_no_label_tells_tenants_apart(client, api, account, upstream):
    make_integration(account)
    upstream.get("https://api.github.com/user/repos", json=[])
    api.acting_for("user-123").get(REPOS)

    text = client.get("/metrics").content.decode()

    ours = [family for family in families(text) if family.name.startswith("patchbay_")]
    labels = {label for family in ours for found in family.samples for label in found.labels}
    assert labels <= {"provider", "status", "outcome", "limit", "reason", "name", "le"}
    assert not [
        known
        for known in (str(account.pk), str(account.partner_id), "user-123", api.key)
        if known in text
    ]


@pytest.mark.django_db
def test_behind_a_public_address_nobody_reads_it_without_a_token(client, settings):
    settings.PUBLIC_IS_LOOPBACK = (
        False  # a front on this machine would pass strangers on as 127.0.0.1
    )

    assert client.get("/metrics").status_code == 404


def test_a_slot_that_another_user_left_behind_is_passed_over(monkeypatch, tmp_path):
    monkeypatch.setattr(files, "folder", lambda: tmp_path)
    (tmp_path / "0.lock").touch()
    monkeypatch.setattr(
        os, "access", lambda path, _: path.name != "0.lock"
    )  # as for who is not root

    number, lock = files.take_slot()

    lock.close()
    assert number == 1


def away():
    raise OperationalError("timed out")


def asked():
    """A gauge that can be measured."""
    return 7


# promise 135: a scraper gives up after seconds, and each of them would wait for the database as long as a call
def test_while_the_database_is_away_no_further_gauge_waits_for_it(client, settings):
    settings.METRIC_GAUGES = {name: f"{__name__}.{name}" for name in ("away", "asked")}

    response = client.get("/metrics")

    assert response.status_code == 200
    assert "patchbay_answers_total" in response.content.decode()
    assert "asked 7.0" not in response.content.decode()


def test_a_gauge_that_cannot_be_measured_is_left_out_alone(client, settings):
    settings.METRIC_GAUGES = {name: f"{__name__}.{name}" for name in ("broken", "asked")}

    assert sample(client, "asked") == 7
    assert sample(client, "broken") == 0


def broken():
    raise ProgrammingError("no such table")
