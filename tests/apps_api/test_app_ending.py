"""An app goes once nobody is connected through credentials of its own; what has ended holds nothing up."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from django.db import IntegrityError, connection
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete

from accounts.actors import Actor
from accounts.app_setup import life
from accounts.models import App, Event
from config.api.errors import Invalid
from connect.models import ConnectSession
from integrations import app_ending, connecting
from integrations.app_ending import delete_app
from integrations.consent import NOBODY, Consent
from integrations.disconnecting import disconnect
from integrations.models import Integration, OAuthClient, Token
from providers.registry import find
from providers.spec import Grant
from tests.factories import make_account, make_app, make_integration

BY = Actor(Event.Actor.USER, "somebody", "203.0.113.7")


@pytest.fixture
def connect(partner, app):
    """Return what connects somebody through credentials of the app's own."""

    def make(external_id, **fields):
        integration = make_integration(make_account(partner, external_id), **fields)
        OAuthClient.objects.filter(tokens__integration=integration).update(app=app)
        return integration

    return make


def test_a_living_connection_keeps_the_app_and_the_error_says_what_to_do(app, app_api, connect):
    connect("u-1")

    with pytest.raises(Invalid) as refused:
        delete_app(app, BY)

    assert str(refused.value) == (
        "1 account is connected through this app's own credentials: u-1. Disconnect them under Accounts "
        "first. To stop the app's calls and keep the connections, disable it instead."
    )
    assert app_api.read("tools").status_code == 200
    assert (App.objects.count(), Token.objects.count()) == (1, 1)
    assert Event.objects.filter(type__in=["app.deleted", "key.revoked"]).count() == 0


def test_of_many_connections_the_first_are_named(app, connect):
    for number in range(5):
        connect(f"u-{number}")

    with pytest.raises(Invalid, match=r"^5 accounts are .*: u-0, u-1, u-2 and 2 more\. D"):
        delete_app(app, BY)


def test_once_disconnected_the_app_goes(app, connect):
    disconnect(connect("u-1", access_token=""))

    delete_app(app, BY)

    assert (App.objects.count(), OAuthClient.objects.count()) == (0, 0)


@pytest.mark.parametrize("status", ["completed", "failed", "expired", "pending"])
def test_connect_sessions_hold_nothing_up(app, partner, connect, status):
    integration = connect("u-1")
    ConnectSession.objects.create(
        account=integration.account,
        app=app,
        client=OAuthClient.objects.get(),
        provider="github",
        redirect_url="https://acme.example/",
        state_digest=status,
        status=status,
    )
    Integration.objects.all().delete()

    delete_app(app, BY)

    assert (App.objects.count(), ConnectSession.objects.count()) == (0, 0)


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_dead_tokens_go_with_the_app_and_their_connection_stays(app, connect, status):
    integration = connect("u-1", status=status)
    Token.objects.update(status=status)

    delete_app(app, BY)

    assert (App.objects.count(), Token.objects.count()) == (0, 0)
    assert Integration.objects.get() == integration


def test_connections_of_other_apps_and_of_the_server_hold_nothing_up(app, partner, connect):
    integration = connect("u-1")
    OAuthClient.objects.update(app=make_app(partner))

    delete_app(app, BY)

    assert App.objects.count() == 1
    assert Integration.objects.get() == integration


def test_who_connects_at_that_very_moment_keeps_the_app(app, connect, monkeypatch):
    connect("u-1")
    monkeypatch.setattr(app_ending, "in_use", lambda app: "")

    with pytest.raises(Invalid, match="Disconnect them first") as refused:
        delete_app(app, BY)

    assert isinstance(refused.value.__cause__, ProtectedError)
    assert (App.objects.count(), Token.objects.count()) == (1, 1)
    assert life.enable(app, BY) is False


def consent_of(app):
    client = OAuthClient.objects.create(provider="github", client_id="own", app=app)
    grants = {"user": Grant(access_token="gho_new", scopes=("repo",))}
    return Consent(find("github"), client, grants, {"user": ["repo"]}, NOBODY)


@pytest.mark.django_db(transaction=True)
def test_who_comes_back_while_the_app_is_being_deleted_is_not_connected(app, partner):
    account, consent = make_account(partner), consent_of(app)

    def store():
        try:
            connecting.store(account, consent, BY)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        storing = []

        def meanwhile(**given):
            """The app is known to be nobody's, and about to go."""
            storing.append(pool.submit(store))
            wait(storing, timeout=0.4)

        pre_delete.connect(meanwhile, sender=OAuthClient)
        try:
            delete_app(app, BY)
        finally:
            pre_delete.disconnect(meanwhile, sender=OAuthClient)
        with pytest.raises(IntegrityError):
            storing[0].result()

    assert (App.objects.count(), Integration.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_grant_for_an_app_that_is_gone_is_named_in_the_log(app, partner, caplog):
    account, consent = make_account(partner), consent_of(app)
    delete_app(app, BY)

    with pytest.raises(IntegrityError):
        connecting.store(account, consent, BY)

    assert "grant not given back: its client is gone" in caplog.text
    assert "gho_new" not in caplog.text
