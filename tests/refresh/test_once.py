"""However many callers arrive together, an expired token is refreshed once."""

import pytest

from integrations import tokens
from tests.refresh.processes import Processes
from tests.refresh.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """Let nobody give up waiting while the machine is busy with something else."""
    monkeypatch.setattr(tokens, "WAIT_SECONDS", 60.0)


# promise 31
def test_a_hundred_threads_refresh_once_and_all_get_their_answer(github):
    github.expire()

    answers = at_once(100, github.call)

    assert [answer.status_code for answer in answers] == [200] * 100
    assert {answer.json()["data"]["login"] for answer in answers} == {"mara-lindqvist"}
    assert github.refreshes() == 1
    assert github.token().version == 2


# promise 31, 38
@pytest.mark.parametrize(("slug", "threads"), [("github", 10), ("google", 10), ("slack", 10)])
def test_with_rotation_every_refresh_uses_the_last_token_ten_times_in_a_row(connect, slug, threads):
    connection = connect(slug, rotate_refresh_tokens=True)

    seen = set()
    for _ in range(10):
        connection.expire()
        answers = at_once(threads, connection.call)
        assert [answer.status_code for answer in answers] == [200] * threads
        seen.add(connection.token().refresh_token)

    assert connection.refreshes() == 10
    assert len(seen) == 10
    assert connection.integration().status == "active"


# promise 32
def test_eight_processes_refresh_once(connect):
    github = connect("github")
    with Processes(github, 8, threads=4) as processes:
        github.expire()

        statuses = processes.call()

    assert statuses == [200] * 32
    assert github.refreshes() == 1


# promise 32, 38
def test_eight_processes_keep_a_rotating_connection_alive_ten_times_in_a_row(connect):
    google = connect("google", rotate_refresh_tokens=True)
    with Processes(google, 8) as processes:
        for _ in range(10):
            google.expire()
            assert processes.call() == [200] * 8

    assert google.refreshes() == 10
    assert google.token().version == 11


# promise 33
def test_without_the_shared_cache_there_is_still_one_refresh(github):
    with Processes(github, 2, threads=10, REDIS_URL="redis://127.0.0.1:1/0") as processes:
        github.expire()

        statuses = processes.call()

    assert statuses == [200] * 20
    assert github.refreshes() == 1
