"""Connections to Redis are used again while they are good, and by nobody but the process that made them."""

import pytest
from redis import Redis
from redis.exceptions import ResponseError

from config.redis_connections import RedisConnections
from config.redis_script import RedisScript


@pytest.fixture
def connections(own_redis):
    return RedisConnections(Redis.from_url(own_redis.url, socket_timeout=1))


@pytest.fixture
def which(connections):
    """Return a function that asks a script and tells our end of the connection it was asked by."""
    script = RedisScript(connections, "return 1")

    def asked():
        assert script(keys=[], args=[]) == 1
        return connections.idle[-1]._sock.getsockname()

    return asked


def test_one_after_another_takes_the_same(which, connections):
    assert which() == which()
    assert len(connections.idle) == 1


def test_side_by_side_each_has_its_own(which, connections):
    first = which()
    held = connections.take()

    assert which() != first

    connections.give_back(held)
    assert len(connections.idle) == 2


def test_an_error_in_redis_leaves_it_good(which, connections):
    first = which()

    with pytest.raises(ResponseError):
        RedisScript(connections, "return redis.call('NO SUCH')")(keys=[], args=[])

    assert which() == first


def test_one_that_redis_closed_is_connected_anew(which, own_redis):
    first = which()

    Redis.from_url(own_redis.url).client_kill_filter(_type="normal", skipme=True)

    assert which() != first


def test_an_answer_that_was_left_is_not_taken_for_the_next(which, connections):
    first = which()
    connections.idle[0].send_command("PING")
    assert connections.idle[0].can_read(timeout=5)

    assert which() != first


def test_a_fork_leaves_its_parents_alone(which, connections):
    first = which()
    connections.idle[0].pid -= 1

    assert which() != first
    assert len(connections.idle) == 1
