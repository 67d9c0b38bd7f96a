"""Alive is not ready: what /livez and /readyz say when something is missing."""

import json
from datetime import timedelta

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from config import probes
from config.worker import heartbeat
from config.worker.models import Heartbeat
from integrations.key_checks import remember_key
from tests.security import other_process
from tests.security.keyrings import new_key


@pytest.fixture(autouse=True)
def _look_again(monkeypatch):
    monkeypatch.setattr(probes, "_migrated", False)


@pytest.fixture
def worker(db):
    """A worker that gave a sign of life just now."""
    heartbeat.beat("host:1")
    return Heartbeat.objects.get()


def readiness(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


def test_the_living_say_so_without_a_database(client, django_assert_num_queries):
    response = client.get("/livez")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


# promise 131
def test_ready_names_every_check(client, worker):
    assert readiness(client) == (
        200,
        {
            "status": "ok",
            "checks": {
                "database": "ok",
                "cache": "ok",
                "migrations": "ok",
                "keys": "ok",
                "worker": "ok",
            },
        },
    )


AWAY = """
import json
from django.test import Client
answers = [Client().get(path) for path in ("/livez", "/readyz", "/metrics")]
print(json.dumps([[a.status_code, a.content.decode()] for a in answers]))
"""


# promise 131
def test_without_a_database_it_lives_and_is_not_ready():
    ended = other_process.run(
        AWAY,
        DATABASE_URL="sqlite:////nowhere/at/all.sqlite3",
        LOG_LEVEL="CRITICAL",
        PUBLIC_URL="http://127.0.0.1:8000",
    )

    living, ready, metrics = json.loads(ended.stdout)
    assert living == [200, '{"status": "ok"}']
    assert ready[0] == 503
    assert json.loads(ready[1]) == {
        "status": "unavailable",
        "checks": {
            "database": "OperationalError",
            "cache": "ok",
            "migrations": "no database",
            "keys": "no database",
            "worker": "no database",
        },
    }
    assert metrics[0] == 200


# promise 131
def test_a_cache_that_is_away_is_named_and_nothing_of_it_told():
    ended = other_process.run(
        AWAY, REDIS_URL="redis://user:hidden@127.0.0.1:1/0", LOG_LEVEL="CRITICAL"
    )

    _, ready, _ = json.loads(ended.stdout)
    assert ready[0] == 200  # limits go on without it: no reason to leave the balancer
    assert json.loads(ready[1])["checks"]["cache"] == "ConnectionError"
    assert "hidden" not in ended.stdout


# promise 131
def test_a_pending_migration_is_not_ready(client, worker):
    MigrationRecorder.Migration.objects.filter(app="connect").delete()

    status, body = readiness(client)

    assert status == 503
    assert body["checks"]["migrations"] == "pending"


# promises 58, 131
def test_a_missing_key_is_not_ready(client, worker, settings):
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k2025")
    remember_key()
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k2026")

    status, body = readiness(client)

    assert status == 503
    assert body["checks"]["keys"] == "TOKEN_ENCRYPTION_KEYS lacks or changed: k2025"


# promises 58, 131
def test_another_key_under_a_known_id_is_not_ready(client, worker, settings):
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k1")
    remember_key()
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k1")

    assert readiness(client)[1]["checks"]["keys"] == "TOKEN_ENCRYPTION_KEYS lacks or changed: k1"


# promise 131: the web server works on without one
@pytest.mark.parametrize(("age", "says"), [(30, "ok"), (59, "ok"), (61, "silent for 61 s")])
def test_a_silent_worker_is_told_and_no_reason_to_stop(client, worker, age, says):
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(seconds=age))

    status, body = readiness(client)

    assert (status, body["status"]) == (200, "ok")
    assert body["checks"]["worker"] == says


@pytest.mark.django_db
def test_no_worker_at_all_is_told(client):
    status, body = readiness(client)

    assert (status, body["checks"]["worker"]) == (200, "no worker")
