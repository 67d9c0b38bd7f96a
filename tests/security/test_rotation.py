"""`rotate_token_keys`: everything under the first key, beside a running server, interrupted or not."""

import signal

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection

from config.vault import CannotOpen, key_id_of
from integrations import journal, key_checks, rotation
from integrations.key_checks import remember_key, unopened
from integrations.lease import Lease
from integrations.models import KeyCheck, Token
from integrations.refreshing import refresh_under
from providers.registry import find
from providers.spec import Grant
from tests.factories import make_account, make_integration, make_user
from tests.security import other_process
from tests.security.keyrings import new_key
from tests.security.sealed_rows import (
    KILLED_AT_THE_THIRD,
    PLAIN,
    factors,
    keep_secrets,
    key_ids,
    plain_texts,
    reseal_tokens_while_one_is_refreshed,
)

pytestmark = pytest.mark.usefixtures("either_form")
OLD, NEW = new_key("k2025"), new_key("k2026")


@pytest.fixture
def stored(settings, partner):
    """Secrets of every kind, sealed with the old key; the new one is put in front."""
    settings.TOKEN_ENCRYPTION_KEYS = OLD
    key_checks.remember_key()
    token = keep_secrets(partner)
    settings.TOKEN_ENCRYPTION_KEYS = f"{NEW},{OLD}"
    key_checks.remember_key()  # as a start does
    return token


# promise 57
@pytest.mark.django_db
def test_everything_is_sealed_anew_and_the_old_key_can_go(stored, settings, capsys):
    call_command("rotate_token_keys")

    assert set(map(tuple, key_ids().values())) == {("k2026",)}
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Everything is sealed with k2026. No longer needed: k2025."
    )
    settings.TOKEN_ENCRYPTION_KEYS = NEW
    assert plain_texts() == PLAIN
    assert unopened() == []


@pytest.mark.django_db
def test_of_a_second_factor_only_what_is_sealed_changes(stored, capsys):
    call_command("rotate_token_keys")

    app, codes = factors()
    assert (key_id_of(app["secret"]), app["last_step"]) == ("k2026", 7)
    assert (key_id_of(codes["seed"]), codes["used_mask"]) == ("k2026", 5)
    lines = capsys.readouterr().out.splitlines()
    assert "mfa_authenticator.data.secret: 1 of 1 sealed anew" in lines
    assert "mfa_authenticator.data.seed: 1 of 1 sealed anew" in lines


@pytest.mark.django_db
def test_a_second_factor_moved_to_another_person_does_not_open(stored, partner, capsys):
    Authenticator.objects.update(user=make_user())

    with pytest.raises(SystemExit, match="2 values still need a former key"):
        call_command("rotate_token_keys")


@pytest.mark.django_db
def test_each_column_tells_its_progress(stored, capsys):
    make_integration(stored.integration.account, "slack")  # sealed with the new key: nothing to do

    call_command("rotate_token_keys")

    lines = capsys.readouterr().out.splitlines()
    assert "integrations_token.access_sealed: 1 of 1 sealed anew" in lines
    assert "integrations_token.refresh_sealed: 1 of 1 sealed anew" in lines
    assert "connect_connectsession.verifier_sealed: 1 of 1 sealed anew" in lines


@pytest.mark.django_db
def test_works_through_more_than_one_batch(settings, partner, capsys, monkeypatch):
    settings.TOKEN_ENCRYPTION_KEYS = OLD
    account = make_account(partner)
    for name in ("github", "google", "slack"):
        make_integration(account, name, access_token=name)
    settings.TOKEN_ENCRYPTION_KEYS = f"{NEW},{OLD}"
    monkeypatch.setattr(rotation, "BATCH", 2)

    call_command("rotate_token_keys")

    lines = [line for line in capsys.readouterr().out.splitlines() if "access_sealed" in line]
    assert lines == [
        "integrations_token.access_sealed: 2 of 3 sealed anew",
        "integrations_token.access_sealed: 3 of 3 sealed anew",
    ]
    assert sorted(token.access_token for token in Token.objects.all()) == [
        "github",
        "google",
        "slack",
    ]


@pytest.mark.django_db
def test_a_dry_run_counts_and_changes_nothing(stored, capsys):
    before = key_ids()

    call_command("rotate_token_keys", dry_run=True)

    assert key_ids() == before
    assert sorted(capsys.readouterr().out.splitlines()) == [
        "accounts_app.jwt_secret_sealed: 1 sealed with k2025",
        "connect_connectsession.code_sealed: 1 sealed with k2025",
        "connect_connectsession.verifier_sealed: 1 sealed with k2025",
        "idempotency_idempotentcall.answer_sealed: 1 sealed with k2025",
        "inbox_handedsecret.secret_sealed: 1 sealed with k2025",
        "inbox_subscription.path_sealed: 1 sealed with k2025",
        "inbox_subscription.secret_sealed: 1 sealed with k2025",
        "inbox_webhookendpoint.former_sealed: 1 sealed with k2025",
        "inbox_webhookendpoint.secret_sealed: 1 sealed with k2025",
        "integrations_oauthclient.secret_sealed: 1 sealed with k2025",
        "integrations_revocationjob.token_sealed: 1 sealed with k2025",
        "integrations_token.access_sealed: 1 sealed with k2025",
        "integrations_token.refresh_sealed: 1 sealed with k2025",
        "mfa_authenticator.data.secret: 1 sealed with k2025",
        "mfa_authenticator.data.seed: 1 sealed with k2025",
    ]


@pytest.mark.django_db
def test_the_check_fails_while_a_former_key_is_needed(stored, capsys):
    before = key_ids()

    with pytest.raises(SystemExit, match="1"):
        call_command("rotate_token_keys", check=True)

    assert key_ids() == before
    call_command("rotate_token_keys")
    call_command("rotate_token_keys", check=True)


@pytest.mark.django_db
def test_a_second_run_finds_nothing_to_do(stored, capsys):
    call_command("rotate_token_keys")
    sealed = Token.objects.get().access_sealed
    capsys.readouterr()

    call_command("rotate_token_keys")

    assert Token.objects.get().access_sealed == sealed
    assert capsys.readouterr().out == "Everything is sealed with k2026.\n"


@pytest.mark.django_db
def test_a_refresh_in_between_is_never_overwritten(stored, monkeypatch):
    reseal_tokens_while_one_is_refreshed(monkeypatch)

    assert Token.objects.get().access_token == "a-2"


@pytest.mark.django_db
def test_a_refresh_that_began_before_the_rotation_stores_its_grant(stored, settings, upstream):
    lease = Lease.take(Token.objects.select_related("integration", "client").get())
    upstream.post(
        "https://github.com/login/oauth/access_token",
        json={"access_token": "a-2", "refresh_token": "r-2"},
    )

    call_command("rotate_token_keys")
    refresh_under(lease, find("github"))

    settings.TOKEN_ENCRYPTION_KEYS = NEW
    token = Token.objects.get()
    assert (token.access_token, token.refresh_token) == ("a-2", "r-2")


@pytest.mark.django_db
def test_what_a_process_with_the_old_key_wrote_since_is_found_by_the_next_run(
    stored, settings, capsys
):
    call_command("rotate_token_keys")
    settings.TOKEN_ENCRYPTION_KEYS = OLD
    late = Token.objects.get()
    late.access_token = "late"
    late.save()
    remember_key()

    settings.TOKEN_ENCRYPTION_KEYS = NEW
    assert unopened() == ["k2025"]
    settings.TOKEN_ENCRYPTION_KEYS = f"{NEW},{OLD}"
    call_command("rotate_token_keys")

    settings.TOKEN_ENCRYPTION_KEYS = NEW
    assert Token.objects.get().access_token == "late"


@pytest.mark.django_db
def test_a_value_that_does_not_open_is_counted_and_keeps_the_old_key(stored, capsys):
    other = make_integration(
        make_account(stored.integration.account.partner, "b"), access_token="b-1"
    )
    Token.objects.filter(integration=other).update(access_sealed=stored.access_sealed)

    with pytest.raises(SystemExit, match="1 values still need a former key") as stopped:
        call_command("rotate_token_keys")

    assert stopped.value.code != 0
    lines = capsys.readouterr().out.splitlines()
    assert "integrations_token.access_sealed: 1 of 2 sealed anew, 1 do not open" in lines
    assert "integrations_token.access_sealed: 1 sealed with k2025" in lines
    assert set(KeyCheck.objects.values_list("key_id", flat=True)) == {"k2025", "k2026"}


@pytest.mark.django_db
def test_a_grant_left_on_disk_is_taken_up_before_its_key_goes(stored, settings):
    settings.TOKEN_ENCRYPTION_KEYS = OLD
    journal.keep(stored, Grant(access_token="a-2", refresh_token="r-2"))
    settings.TOKEN_ENCRYPTION_KEYS = f"{NEW},{OLD}"

    call_command("rotate_token_keys")

    settings.TOKEN_ENCRYPTION_KEYS = NEW
    token = Token.objects.get()
    assert (token.access_token, token.refresh_token) == ("a-2", "r-2")
    assert not journal.path_of(stored).exists()


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_it_goes_on_where_it_stopped(stored, settings, either_form):
    ended = other_process.run(
        KILLED_AT_THE_THIRD,
        TOKEN_ENCRYPTION_KEYS=f"{NEW},{OLD}",
        TOKEN_KEYS_PER_VALUE=either_form,
    )

    assert ended.returncode == -signal.SIGKILL
    connection.close()
    assert plain_texts() == PLAIN
    half = [ids for column, ids in key_ids().items() if not column.startswith("KeyCheck")]
    assert sorted(half) == [["k2025"]] * 11 + [["k2026"]] * 2
    call_command("rotate_token_keys")
    settings.TOKEN_ENCRYPTION_KEYS = NEW
    assert plain_texts() == PLAIN


# promise 57: a server that runs with the old key alone could open nothing any more
@pytest.mark.django_db
def test_a_key_that_no_server_has_started_with_seals_nothing_anew(stored):
    KeyCheck.objects.filter(key_id="k2026").delete()

    with pytest.raises(CommandError, match="No server has started with k2026 in front"):
        call_command("rotate_token_keys")

    assert {"k2026"} & {key_id for ids in key_ids().values() for key_id in ids} == set()
    call_command("check", databases=["default"])
    call_command("rotate_token_keys")
    assert key_ids()["Token.access_sealed"] == ["k2026"]


@pytest.mark.django_db
def test_key_ids_that_differ_in_case_are_different_keys(settings, account):
    lower, upper = new_key("k1"), new_key("K1")
    settings.TOKEN_ENCRYPTION_KEYS = lower
    token = make_integration(account, access_token="a-1").tokens.get()
    settings.TOKEN_ENCRYPTION_KEYS = f"{upper},{lower}"

    call_command("rotate_token_keys")

    settings.TOKEN_ENCRYPTION_KEYS = lower
    with pytest.raises(CannotOpen):
        Token.objects.get(pk=token.pk).access_token  # noqa: B018
    settings.TOKEN_ENCRYPTION_KEYS = upper
    assert Token.objects.get(pk=token.pk).access_token == "a-1"
