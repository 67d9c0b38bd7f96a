"""A process killed in the middle of a refresh: the connection works afterwards, or says that it is expired."""

import signal

import pytest

from integrations import journal
from integrations.adopting import adopt_left_over
from tests.security import other_process
from tests.security.other_process import DYING

pytestmark = pytest.mark.django_db(transaction=True)

CALL = (
    DYING
    + """
import os
from django.db import transaction
from integrations import journal, oauth
from integrations.lease import Lease
from tests.conftest import Api

{patch}
Api(os.environ["KEY"], os.environ["EXTERNAL_ID"]).get(os.environ["CALL"])
"""
)
BEFORE_THE_CALL = "oauth.refresh = die"
AFTER_THE_ANSWER = "journal.keep = die"
AFTER_THE_JOURNAL = "journal.keep = after(journal.keep)"
BEFORE_THE_COMMIT = "Lease.write = after(Lease.write)"
AFTER_THE_COMMIT = "journal.drop = die"


def kill(connection, step):
    """Let another process refresh and die at a step; its lease is then over."""
    ended = other_process.run(
        CALL.format(patch=step),
        KEY=connection.api.key,
        EXTERNAL_ID=connection.account.external_id,
        CALL=connection.path,
        LOG_LEVEL="CRITICAL",
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    connection.end_lease()


@pytest.fixture
def rotating(connect):
    return connect("google", rotate_refresh_tokens=True).expire()


@pytest.fixture
def steady(google):
    return google.expire()


# promise 36
@pytest.mark.parametrize(
    "step", [BEFORE_THE_CALL, AFTER_THE_JOURNAL, BEFORE_THE_COMMIT, AFTER_THE_COMMIT]
)
def test_the_newest_token_of_a_rotating_provider_survives(rotating, step):
    kill(rotating, step)

    assert rotating.call().status_code == 200
    assert rotating.refreshes() == 1
    rotating.expire()
    assert rotating.call().status_code == 200
    assert rotating.integration().status == "active"


# promise 36: the answer never reached us, and the refresh token that we have is spent
def test_an_answer_that_was_lost_with_the_process_ends_a_rotating_connection_honestly(rotating):
    kill(rotating, AFTER_THE_ANSWER)

    answers = [rotating.call() for _ in range(3)]

    assert [answer.status_code for answer in answers] == [401] * 3
    assert {answer.json()["error"] for answer in answers} == {"Failed to refresh access token"}
    assert rotating.integration().status == "expired"
    assert rotating.events() == ["integration.expired"]
    assert rotating.refreshes() == 2


# promise 36
@pytest.mark.parametrize(
    "step",
    [BEFORE_THE_CALL, AFTER_THE_ANSWER, AFTER_THE_JOURNAL, BEFORE_THE_COMMIT, AFTER_THE_COMMIT],
)
def test_a_provider_that_keeps_refresh_tokens_never_notices(steady, step):
    kill(steady, step)

    assert steady.call().status_code == 200
    assert steady.integration().status == "active"


# promise 36: nobody has to call
def test_the_worker_takes_up_what_a_killed_process_left(rotating):
    kill(rotating, AFTER_THE_JOURNAL)

    assert adopt_left_over() == 1

    assert rotating.token().version == 2
    assert list(journal.folder().iterdir()) == []
    assert rotating.call().status_code == 200
    assert rotating.refreshes() == 1


# promise 36: another host, which has no such file, asked with the spent token in the meantime
def test_the_worker_brings_a_connection_back_that_was_given_up(rotating):
    kill(rotating, AFTER_THE_JOURNAL)
    record = journal.path_of(rotating.token())
    elsewhere = record.rename(record.with_name("elsewhere"))
    assert rotating.call().status_code == 401
    elsewhere.rename(record)

    adopt_left_over()

    assert rotating.call().status_code == 200
    assert rotating.integration().status == "active"
    assert rotating.events() == ["integration.expired", "integration.recovered"]


def test_a_record_that_time_has_passed_by_is_removed(rotating):
    kill(rotating, AFTER_THE_COMMIT)
    assert len(list(journal.folder().iterdir())) == 1

    assert adopt_left_over() == 0

    assert list(journal.folder().iterdir()) == []


# promise 36, 135: while the dead one's lease lasts, callers wait a moment and are told when to come back
def test_nothing_hangs_while_the_lease_of_the_dead_lasts(steady, monkeypatch):
    kill(steady, BEFORE_THE_CALL)
    steady.hold_lease()
    monkeypatch.setattr("integrations.tokens.WAIT_SECONDS", 0.1)

    answer = steady.call()

    assert answer.status_code == 503
    assert answer.json()["error_code"] == "PROVIDER_UNAVAILABLE"
    assert answer.json()["details"]["retry_after"] == 2
    assert steady.refreshes() == 0
