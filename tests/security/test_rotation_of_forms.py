"""`rotate_token_keys` after TOKEN_KEYS_PER_VALUE was switched on, and after it was switched off again."""

import signal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config.vault import form_of
from integrations import journal
from integrations.examining import check
from integrations.key_checks import is_unheard_of, ready, unopened
from integrations.models import KeyCheck, Token
from providers.spec import Grant
from tests.security import other_process
from tests.security.keyrings import new_key
from tests.security.sealed_rows import (
    KILLED_AT_THE_THIRD,
    PLAIN,
    factors,
    forms,
    keep_secrets,
    plain_texts,
    reseal_tokens_while_one_is_refreshed,
)

KEY, OLD = new_key("k2026"), new_key("k2025")
VALUES = len(PLAIN) + 1  # and the check of the key


@pytest.fixture(params=["on", "off"])
def switched(request, settings, partner):
    """Secrets of every kind in the other form; then the setting was changed, and a server started."""
    settings.TOKEN_ENCRYPTION_KEYS = KEY
    settings.TOKEN_KEYS_PER_VALUE = request.param == "off"
    ready()
    keep_secrets(partner)
    settings.TOKEN_KEYS_PER_VALUE = request.param == "on"
    ready()
    return request.param


@pytest.fixture
def form(switched):
    return {"on": "v2", "off": "v1"}[switched]


@pytest.fixture
def former(switched):
    return {"on": "v1", "off": "v2"}[switched]


# promise 60
@pytest.mark.django_db
def test_everything_is_sealed_anew_in_the_form_that_is_set(switched, form, capsys):
    call_command("rotate_token_keys")

    assert forms() == [form] * VALUES
    assert plain_texts() == PLAIN
    lines = capsys.readouterr().out.splitlines()
    assert "integrations_token.access_sealed: 1 of 1 sealed anew" in lines
    assert "mfa_authenticator.data.seed: 1 of 1 sealed anew" in lines
    assert lines[-1] == "Everything is sealed with k2026."
    assert (unopened(), list(check())) == ([], [])


@pytest.mark.django_db
def test_a_second_run_changes_nothing(switched, capsys):
    call_command("rotate_token_keys")
    sealed = Token.objects.get().access_sealed, factors()
    capsys.readouterr()

    call_command("rotate_token_keys")

    assert (Token.objects.get().access_sealed, factors()) == sealed
    assert capsys.readouterr().out == "Everything is sealed with k2026.\n"


@pytest.mark.django_db
def test_the_check_fails_and_counts_while_anything_is_in_the_other_form(switched, former, capsys):
    with pytest.raises(SystemExit, match="1"):
        call_command("rotate_token_keys", check=True)

    lines = capsys.readouterr().out.splitlines()
    assert f"integrations_token.access_sealed: 1 sealed with k2026 in the form {former}" in lines
    assert len(lines) == len(PLAIN)
    assert [found.what for found in check()] == [
        f"k2026 in the form {former} still seals {len(PLAIN)} values."
    ]
    call_command("rotate_token_keys")
    call_command("rotate_token_keys", check=True)


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_it_goes_on_where_it_stopped(switched, form):
    ended = other_process.run(
        KILLED_AT_THE_THIRD, TOKEN_ENCRYPTION_KEYS=KEY, TOKEN_KEYS_PER_VALUE=switched
    )

    assert ended.returncode == -signal.SIGKILL
    connection.close()
    assert plain_texts() == PLAIN
    assert 2 <= forms().count(form) <= 3  # of them perhaps the check of the key
    call_command("rotate_token_keys")
    assert (forms(), plain_texts()) == ([form] * VALUES, PLAIN)


@pytest.mark.django_db
def test_a_refresh_in_between_is_never_overwritten(switched, monkeypatch):
    reseal_tokens_while_one_is_refreshed(monkeypatch)

    assert Token.objects.get().access_token == "a-2"


@pytest.mark.django_db
def test_key_and_form_may_change_at_once(switched, form, settings):
    settings.TOKEN_ENCRYPTION_KEYS = f"{OLD},{KEY}"
    ready()

    call_command("rotate_token_keys")

    settings.TOKEN_ENCRYPTION_KEYS = OLD
    assert (forms(), plain_texts()) == ([form] * VALUES, PLAIN)


@pytest.mark.django_db
def test_a_grant_that_a_crash_left_in_the_other_form_is_taken_up(switched, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.TOKEN_KEYS_PER_VALUE = not settings.TOKEN_KEYS_PER_VALUE
    journal.keep(Token.objects.get(), Grant(access_token="a-2", refresh_token="r-2"))
    settings.TOKEN_KEYS_PER_VALUE = not settings.TOKEN_KEYS_PER_VALUE

    call_command("rotate_token_keys")

    token = Token.objects.get()
    assert (token.access_token, token.refresh_token) == ("a-2", "r-2")


@pytest.mark.django_db
def test_a_value_that_does_not_open_is_counted_and_kept(switched, former, capsys):
    lost = f"{former}:k2026:AAAA"
    Token.objects.update(access_sealed=lost)

    with pytest.raises(SystemExit, match="1 values still need a former key or form"):
        call_command("rotate_token_keys")

    assert Token.objects.get().access_sealed == lost
    lines = capsys.readouterr().out.splitlines()
    assert "integrations_token.access_sealed: 0 of 1 sealed anew, 1 do not open" in lines


# promise 57: a server of an earlier version could open nothing any more
@pytest.mark.django_db
def test_a_form_that_no_server_has_started_with_seals_nothing_anew(settings, partner):
    settings.TOKEN_ENCRYPTION_KEYS = KEY
    ready()
    keep_secrets(partner)
    settings.TOKEN_KEYS_PER_VALUE = True

    with pytest.raises(CommandError, match="k2026 in front and TOKEN_KEYS_PER_VALUE on yet"):
        call_command("rotate_token_keys")

    assert forms() == ["v1"] * VALUES
    call_command("check", databases=["default"])
    call_command("rotate_token_keys")
    assert forms() == ["v2"] * VALUES


@pytest.mark.django_db
def test_where_no_key_was_ever_used_there_is_nobody_to_wait_for(settings, partner):
    settings.TOKEN_KEYS_PER_VALUE = True
    keep_secrets(partner)

    assert not is_unheard_of()


@pytest.mark.django_db
def test_a_server_that_seals_in_the_new_form_says_so_and_one_that_does_not_leaves_that(settings):
    said = []
    for on in (False, True, False, True):
        settings.TOKEN_KEYS_PER_VALUE = on
        assert ready() == "ok"
        said.append(form_of(KeyCheck.objects.get().known_sealed))

    assert said == ["v1", "v2", "v2", "v2"]
