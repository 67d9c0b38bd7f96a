"""A Redis of the tests' own, on machines that have one to start."""

import pytest

from billing.in_flight import adopting, journal
from tests.redis_process import PROGRAM, RedisProcess

collect_ignore = (
    [] if PROGRAM else ["test_parallel_calls.py", "test_redis_away.py", "test_redis_clocks.py"]
)


@pytest.fixture
def own_redis():
    redis = RedisProcess()
    yield redis
    redis.kill()


@pytest.fixture
def calls_folder(settings, tmp_path, monkeypatch):
    """Let the process begin with an empty folder of calls in flight, and find the dead at once."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(adopting, "GRACE", 0.0)
    monkeypatch.setattr(journal, "_not_before", 0.0)
    journal.forget()
    yield
    journal.forget()
