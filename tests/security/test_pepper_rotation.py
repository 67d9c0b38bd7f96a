"""API keys move to a new pepper as they are used, and a command says when the former one can go."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import ApiKey
from config.generated import text
from tests.conftest import Api
from tests.factories import make_key

pytestmark = pytest.mark.django_db

ACCOUNTS = "/api/v1/accounts"
OLD, NEW = text(), text()


@pytest.fixture
def two_keys(settings, partner):
    """Keys made under the old pepper; then the new one is put in front."""
    settings.API_KEY_PEPPERS = [OLD]
    clients = [Api(make_key(partner)) for _ in range(2)]
    settings.API_KEY_PEPPERS = [NEW, OLD]
    return clients


def told(capsys, *arguments):
    call_command("key_peppers", *arguments)
    return [line.split()[0] for line in capsys.readouterr().out.splitlines()]


def test_a_key_that_is_used_needs_the_former_pepper_no_more(two_keys, settings, capsys):
    used, _ = two_keys
    assert told(capsys) == ["0", "2", "0", "0"]

    assert used.get(ACCOUNTS).status_code == 200

    assert told(capsys) == ["1", "1", "0", "0"]
    settings.API_KEY_PEPPERS = [NEW]
    assert [key.get(ACCOUNTS).status_code for key in two_keys] == [200, 401]
    assert told(capsys) == ["1", "0", "0", "1"]


def test_the_check_fails_while_a_former_pepper_is_needed(two_keys, capsys):
    with pytest.raises(SystemExit) as stopped:
        told(capsys, "--check")
    capsys.readouterr()
    for key in two_keys:
        key.get(ACCOUNTS)

    assert stopped.value.code == 1
    assert told(capsys, "--check") == ["2", "0", "0", "0"]


def test_keys_from_before_peppers_were_noted_are_told_at_their_next_use(api, capsys):
    ApiKey.objects.update(pepper="")
    assert told(capsys) == ["0", "0", "1", "0"]

    api.get(ACCOUNTS)

    assert told(capsys) == ["1", "0", "0", "0"]


def test_it_costs_one_statement_once(two_keys):
    def updates():
        with CaptureQueriesContext(connection) as seen:
            two_keys[0].get(ACCOUNTS)
        return len([q for q in seen if q["sql"].startswith("UPDATE") and '"digest"' in q["sql"]])

    assert [updates(), updates()] == [1, 0]
