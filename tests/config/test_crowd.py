"""While the database is away: a few wait for it, the others are answered at once."""

from types import SimpleNamespace

import pytest
from django.db import OperationalError

from config import crowd
from config.api import handling

ME = "/api/v1/me"


@pytest.fixture
def waiting(monkeypatch):
    """Let so many threads wait for a connection."""
    monkeypatch.setattr(crowd, "_failed_at", float("-inf"))

    def wait(number):
        pool = SimpleNamespace(get_stats=lambda: {"requests_waiting": number})
        monkeypatch.setattr(crowd, "here", lambda: SimpleNamespace(pool=pool))

    return wait


# promise 135
def test_enough_that_wait_keep_others_from_it(api, waiting, django_assert_num_queries):
    handling.database_away(OperationalError("timed out"))
    waiting(crowd.FEW)

    with django_assert_num_queries(0):
        response = api.get(ME)

    assert response.status_code == 503
    assert response.json()["error"] == "The database does not answer right now"


def test_some_go_on_asking_so_that_its_return_is_seen(api, waiting):
    handling.database_away(OperationalError("timed out"))
    waiting(crowd.FEW - 1)

    assert api.get(ME).status_code == 200


@pytest.mark.parametrize("ago", [None, crowd.FRESH + 1])
def test_a_crowd_alone_sends_nobody_away(api, waiting, monkeypatch, ago):
    """Threads wait for each other's connections at every start, and where there are fewer than threads."""
    if ago is not None:
        monkeypatch.setattr(crowd, "_failed_at", crowd.time.monotonic() - ago)
    waiting(16)

    assert api.get(ME).status_code == 200
