"""Secrets of every kind in the database, and how they are sealed there."""

from allauth.mfa.models import Authenticator

from accounts.models import App
from accounts.second_factor.vaulted import place_of_owner
from config.idempotency.models import IdempotentCall
from config.vault import Sealed, form_of, key_id_of, seal, unseal
from connect.models import ConnectSession
from inbox.models import HandedSecret, Subscription, WebhookEndpoint
from integrations import sealed_places
from integrations.models import OAuthClient, RevocationJob, Token
from tests.factories import make_account, make_integration

PLAIN = ["a-1", "r-1", "verifier-1", "code-1", "jwt-1", "gone-1", "github-secret", "answer-1"]
PLAIN += ["endpoint-1", "former-1", "path-1", "signs-1", "handed-1"]
PLAIN += ["totp-1", "seed-1"]
# For a process of its own: it dies as by `kill -9` in the middle of `rotate_token_keys`.
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


def keep_secrets(partner):
    """Keep one secret of each kind, sealed as is done now, and return the token."""
    token = make_integration(
        make_account(partner), access_token="a-1", refresh_token="r-1"
    ).tokens.get()
    keep_secrets_of_consent(token)
    app = App(partner=partner, name="App")
    app.jwt_secret = "jwt-1"
    app.save()
    call = IdempotentCall(user=partner.user, digest="d", fingerprint="f", status=200)
    call.answer = "answer-1"
    call.save()
    keep_secrets_of_webhooks(partner, token.integration)
    protect(partner.user)
    return token


def keep_secrets_of_consent(token):
    """Keep those of a session, and of a connection that ended."""
    session = ConnectSession(
        account=token.integration.account,
        provider="github",
        client=token.client,
        state_digest="d",
    )
    session.verifier, session.code = "verifier-1", "code-1"
    session.save()
    job = RevocationJob(provider="github", client=token.client, token_kind="access")
    job.token = "gone-1"
    job.save()


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


def sealed_values():
    """Return all values of every sealed column by its name."""
    return {
        f"{model.__name__}.{name}": list(
            model.objects.exclude(**{name: ""}).values_list(name, flat=True)
        )
        for model, names in Sealed.columns.items()
        for name in names
    }


def key_ids():
    """Return the ids of the keys that seal anything, for every sealed column."""
    return {
        name: sorted({key_id_of(value) for value in values})
        for name, values in sealed_values().items()
    }


def forms():
    """Return the form of every value, those of second factors and of key checks too."""
    columns = [value for values in sealed_values().values() for value in values]
    app, codes = factors()
    return [form_of(value) for value in (*columns, app["secret"], codes["seed"])]


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


def reseal_tokens_while_one_is_refreshed(monkeypatch):
    """Seal every outdated token anew; a refresh to `a-2` is stored between reading and writing."""
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
