"""`rotate_token_keys`: everything under the first key, beside a running server, interrupted or not."""

import signal

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import App
from accounts.second_factor.vaulted import place_of_owner
from config.idempotency.models import IdempotentCall
from config.vault import CannotOpen, Sealed, key_id_of, seal, unseal
from connect.models import ConnectSession
from inbox.models import HandedSecret, Subscription, WebhookEndpoint
from integrations import journal, key_checks, rotation, sealed_places
from integrations.key_checks import remember_key, unopened
from integrations.lease import Lease
from integrations.models import KeyCheck, OAuthClient, RevocationJob, Token
from integrations.refreshing import refresh_under
from providers.registry import find
from providers.spec import Grant
from tests.factories import make_account, make_integration, make_user
from tests.security import other_process
from tests.security.keyrings import new_key

OLD, NEW = new_key("k2025"), new_key("k2026")


@pytest.fixture
def stored(settings, partner):
    """Secrets of every kind, sealed with the old key; the new one is put in front."""
    settings.TOKEN_ENCRYPTION_KEYS = OLD
    key_checks.remember_key()
    account = make_account(partner)
    token = make_integration(account, access_token="a-1", refresh_token="r-1").tokens.get()
    session = ConnectSession(
        account=account, provider="github", client=token.client, state_digest="d"
    )
    session.verifier, session.code = "verifier-1", "code-1"
    session.save()
    app = App(partner=partner, name="App")
    app.jwt_secret = "jwt-1"
    app.save()
    job = RevocationJob(provider="github", client=token.client, token_kind="access")
    job.token = "gone-1"
    job.save()
    call = IdempotentCall(user=partner.user, digest="d", fingerprint="f", status=200)
    call.answer = "answer-1"
    call.save()
    keep_secrets_of_webhooks(partner, token.integration)
    protect(partner.user)
    settings.TOKEN_ENCRYPTION_KEYS = f"{NEW},{OLD}"
    key_checks.remember_key()  # as a start does
    return token


def keep_secrets_of_webhooks(partner, integration):
    """Keep one of each kind: of an endpoint, of a subscription, and one that a provider handed over."""
    endpoint = WebhookEndpoint(partner=partner, url="https://acme.example/hook")
    endpoint.secret, endpoint.former_secret = "endpoint-1", "former-1"
    endpoint.save()
    subscription = Subscription(integration=integration, feed="hooks", path_digest="d")
    subscription.path_token, subscription.secret = "path-1", "signs-1"
    subscription.save()
    handed = HandedSecret(provider="notion")
    handed.secret = "handed-1"
    handed.save()


def protect(user):
    """Give a person an app and recovery codes."""
    place = place_of_owner(user.pk)
    for kind, data in (
        ("totp", {"secret": seal("totp-1", place), "last_step": 7}),
        ("recovery_codes", {"seed": seal("seed-1", place), "used_mask": 5}),
    ):
        Authenticator.objects.create(user=user, type=kind, data=data)


def factors():
    """Return what is kept of the app and of the recovery codes."""
    rows = Authenticator.objects.order_by("-type")
    return [row.data for row in rows]


def key_ids():
    """Return the ids of the keys that seal anything, for every sealed column."""
    return {
        f"{model.__name__}.{name}": sorted(
            {
                key_id_of(value)
                for value in model.objects.exclude(**{name: ""}).values_list(name, flat=True)
            }
        )
        for model, names in Sealed.columns.items()
        for name in names
    }


def plain_texts():
    token = Token.objects.get()
    return [
        token.access_token,
        token.refresh_token,
        ConnectSession.objects.get().verifier,
        ConnectSession.objects.get().code,
        App.objects.get().jwt_secret,
        RevocationJob.objects.get().token,
        OAuthClient.objects.get().client_secret,
        IdempotentCall.objects.get().answer,
        WebhookEndpoint.objects.get().secret,
        WebhookEndpoint.objects.get().former_secret,
        Subscription.objects.get().path_token,
        Subscription.objects.get().secret,
        HandedSecret.objects.get().secret,
        *opened_factors(),
    ]


def opened_factors():
    place = place_of_owner(Authenticator.objects.first().user_id)
    app, codes = factors()
    return [unseal(app["secret"], place), unseal(codes["seed"], place)]


PLAIN = ["a-1", "r-1", "verifier-1", "code-1", "jwt-1", "gone-1", "github-secret", "answer-1"]
PLAIN += ["endpoint-1", "former-1", "path-1", "signs-1", "handed-1"]
PLAIN += ["totp-1", "seed-1"]


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
    column = sealed_places.Column(Token, "access_sealed")
    refreshed = Token.objects.get()

    def seal_after_a_refresh(plain, place):
        refreshed.access_token = "a-2"
        Token.objects.update(access_sealed=refreshed.access_sealed, version=2)
        return sealed(plain, place)

    sealed = sealed_places.seal
    monkeypatch.setattr(sealed_places, "seal", seal_after_a_refresh)
    for row in column.outdated():
        assert column.reseal(row)

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


KILLED_AT_THE_THIRD = """
import os, signal
from django.core.management import call_command
from integrations import sealed_places
sealed, calls = sealed_places.seal, []
def seal(plain, place):
    calls.append(place)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return sealed(plain, place)
sealed_places.seal = seal
call_command("rotate_token_keys")
"""


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_it_goes_on_where_it_stopped(stored, settings, capsys):
    ended = other_process.run(KILLED_AT_THE_THIRD, TOKEN_ENCRYPTION_KEYS=f"{NEW},{OLD}")

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

    with pytest.raises(CommandError, match="No server has started with k2026 in front yet"):
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
