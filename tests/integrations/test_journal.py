"""What was fetched is on disk before it is used: sealed, ours alone, and gone once it is stored."""

import os
import stat
from datetime import datetime

import pytest

from integrations import journal
from integrations.adopting import adopt_left_over
from integrations.lease import Lease
from providers.spec import Grant
from tests.factories import make_token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_form")]
GRANT = Grant("canary-access", "canary-refresh", 3600, 7200, ("a", "b"))


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def files():
    return sorted(path.name for path in journal.folder().iterdir())


# promise 36
def test_a_grant_comes_back_whole(token):
    journal.keep(token, GRANT)

    assert journal.find(token) == GRANT
    assert files() == [f"{token.pk}.1"]


# promise 59
def test_a_record_is_sealed_and_readable_by_us_alone(token):
    journal.keep(token, GRANT)

    path = journal.path_of(token)
    assert b"canary" not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.folder().stat().st_mode) == 0o700


# promise 55
def test_a_record_opens_for_its_token_and_version_only(token, integration, caplog):
    other = make_token(integration, kind="user")
    journal.keep(token, GRANT)
    journal.path_of(token).rename(journal.path_of(other))

    assert journal.find(other) is None
    assert "does not open" in caplog.text
    assert "canary" not in caplog.text


# promise 135
def test_a_full_disk_costs_the_record_and_not_the_refresh(token, monkeypatch, caplog):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    journal.keep(token, GRANT)

    assert journal.find(token) is None
    assert files() == []
    assert "refresh journal not written" in caplog.text


def test_drafts_of_the_dead_are_cleared_away_and_those_of_the_living_kept(token):
    journal.folder().mkdir()
    old, new = (journal.folder() / f"{token.pk}.{name}.draft" for name in ("1-1", "2-2"))
    for draft in (old, new):
        draft.write_text("half of a rec")
    os.utime(old, (0, datetime.now().timestamp() - journal.OLD_SECONDS - 1))

    assert adopt_left_over() == 0

    assert files() == [new.name]


def test_a_record_whose_holder_is_at_work_is_left_to_it(token):
    journal.keep(token, GRANT)
    Lease.take(token)

    assert adopt_left_over() == 0
    assert journal.find(token) == GRANT


# promise 52
def test_the_record_of_a_token_that_was_deleted_is_removed(token, integration):
    journal.keep(token, GRANT)
    integration.delete()

    assert adopt_left_over() == 0
    assert files() == []
