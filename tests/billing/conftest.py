"""A Redis of the tests' own, on machines that have one to start."""

import pytest

from tests.redis_process import PROGRAM, RedisProcess

collect_ignore = (
    [] if PROGRAM else ["test_parallel_calls.py", "test_redis_away.py", "test_redis_clocks.py"]
)


@pytest.fixture
def own_redis():
    redis = RedisProcess()
    yield redis
    redis.kill()
