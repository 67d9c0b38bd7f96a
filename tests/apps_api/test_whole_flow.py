"""Configure, connect, refresh and disconnect a toolkit over real HTTP, at a sandbox process."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from config.api.call_log import CallLog
from integrations import tokens
from integrations.credentials import OVERLAP
from integrations.models import Integration, OAuthClient, Token
from providers.registry import find
from tests.apps_api.walking import BACK, own_callback
from tests.providers.conftest import sandbox, sandbox_process
from tests.sandbox_process import consent

__all__ = ["sandbox", "sandbox_process"]

TOKEN_PATHS = {"github": "/login/oauth/access_token", "google": "/token"}


@pytest.fixture
def register(sandbox, app):
    """Register an OAuth app of the app's own at a provider of the sandbox."""

    def register(provider, client_id):
        secret = f"secret of {client_id}"
        sandbox.control(f"settings/{provider}", expiring_tokens=True)
        sandbox.control("redirect_uris", uri=f"http://testserver{own_callback(app)}")
        sandbox.control("clients", provider=provider, client_id=client_id, client_secret=secret)
        return {"client_id": client_id, "client_secret": secret}

    return register


def configure(api, toolkit, credentials=None):
    more = {"oauth_credentials": credentials} if credentials else {}
    assert api.write("configure", {"toolkit": toolkit} | more).status_code == 200


def connect(api, toolkit, user="u-1"):
    """Walk through consent and return what the end user's browser was sent back with."""
    body = {"toolkit": toolkit, "redirectUrl": BACK, "userId": user}
    answer = api.write("connect", body).json()
    back = Client().get(consent(answer["authUrl"]).removeprefix("http://testserver"))
    return dict(parse_qsl(urlsplit(back["Location"]).query))


def connections(api):
    return {row["toolkit_slug"]: row for row in api.read("connections").json()["connections"]}


def refresh(provider):
    """Refresh the only connection there is, as a call does that finds its token spent."""
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    token = Token.objects.select_related("client", "integration__account").get()
    return tokens.fresh(find(provider), token, CallLog())


def refreshes(sandbox, provider):
    asked = sandbox.requests(provider=provider, path=TOKEN_PATHS[provider])["requests"]
    return [each["status"] for each in asked if each["grant_type"] == "refresh_token"]


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize(("toolkit", "provider"), [("github", "github"), ("gmail", "google")])
def test_configure_connect_refresh_disconnect(app_api, sandbox, register, toolkit, provider, own):
    sandbox.control(f"settings/{provider}", expiring_tokens=True)
    configure(app_api, toolkit, register(provider, "mine") if own else None)

    assert connect(app_api, toolkit) == {"status": "connected", "toolkit": toolkit}
    [row] = connections(app_api).values()
    assert (row["toolkit_slug"], row["status"], row["app_user_id"]) == (toolkit, "active", "u-1")
    assert Token.objects.get().client.client_id == ("mine" if own else f"sandbox-{provider}")

    assert refresh(provider).version == 2
    assert refreshes(sandbox, provider) == [200]

    assert app_api.write(f"connections/{row['id']}", method="DELETE").status_code == 204
    assert connections(app_api) == {}
    assert not Integration.objects.exists()


@pytest.mark.parametrize("retired_ago", [timedelta(0), OVERLAP + timedelta(days=1)])
def test_what_old_credentials_connected_they_refresh_for_as_long_as_it_lives(
    app_api, sandbox, register, retired_ago
):
    configure(app_api, "github", register("github", "first"))
    connect(app_api, "github")
    second = {"oauth_credentials": register("github", "second")}
    app_api.write("configure/github/credentials", second, "PATCH")
    retired = OAuthClient.objects.filter(retired_at__isnull=False)
    assert retired.update(retired_at=timezone.now() - retired_ago) == 1

    refresh("github")
    refresh("github")

    assert refreshes(sandbox, "github") == [200, 200]
    assert Token.objects.get().client.client_id == "first"


def test_who_connects_again_is_refreshed_with_the_new_ones(app_api, sandbox, register):
    configure(app_api, "github", register("github", "first"))
    connect(app_api, "github")
    second = {"oauth_credentials": register("github", "second")}
    app_api.write("configure/github/credentials", second, "PATCH")

    connect(app_api, "github")
    refresh("github")

    assert refreshes(sandbox, "github") == [200]
    assert Token.objects.get().client.client_id == "second"


def test_what_old_credentials_connected_is_revoked_with_them(app_api, sandbox, register):
    configure(app_api, "github", register("github", "first"))
    connect(app_api, "github")
    second = {"oauth_credentials": register("github", "second")}
    app_api.write("configure/github/credentials", second, "PATCH")

    [row] = connections(app_api).values()
    app_api.write(f"connections/{row['id']}", method="DELETE")

    asked = sandbox.requests(provider="github", path="/applications/first", method="DELETE")
    assert [each["status"] for each in asked["requests"]] == [204]


def test_a_second_toolkit_of_a_provider_keeps_the_first(app_api, sandbox):
    for toolkit in ("gmail", "google-calendar"):
        configure(app_api, toolkit)
    connect(app_api, "gmail")
    mail = connections(app_api)["gmail"]["id"]

    assert connect(app_api, "google-calendar")["status"] == "connected"

    assert set(connections(app_api)) == {"gmail", "google-calendar"}
    assert connections(app_api)["gmail"]["id"] == mail
    assert Token.objects.count() == 1


def test_a_toolkit_that_was_ended_comes_back_with_the_next_connect(app_api, sandbox):
    for toolkit in ("gmail", "google-calendar"):
        configure(app_api, toolkit)
        connect(app_api, toolkit)
    mail = connections(app_api)["gmail"]["id"]
    app_api.write(f"connections/{mail}", method="DELETE")
    assert set(connections(app_api)) == {"google-calendar"}

    connect(app_api, "gmail")

    assert connections(app_api)["gmail"]["id"] == mail
    assert set(connections(app_api)) == {"gmail", "google-calendar"}


def test_two_toolkits_of_a_provider_with_different_credentials(app_api, sandbox, register):
    configure(app_api, "gmail", register("google", "for-mail"))
    configure(app_api, "google-calendar", register("google", "for-calendar"))
    connect(app_api, "gmail", "u-1")
    app_api.write(
        "configure/google-calendar/credentials",
        {"oauth_credentials": register("google", "newer")},
        "PATCH",
    )

    refresh("google")

    assert refreshes(sandbox, "google") == [200]
    assert Token.objects.get().client.retired_at is None


def test_who_says_no_is_not_connected(app_api, sandbox):
    configure(app_api, "github")
    body = {"toolkit": "github", "redirectUrl": BACK, "userId": "u-1"}
    answer = app_api.write("connect", body).json()

    callback = consent(answer["authUrl"], "deny").removeprefix("http://testserver")

    assert Client().get(callback)["Location"] == f"{BACK}?status=error&message=access_denied"
    assert connections(app_api) == {}
