"""A token of the sandbox never reaches the real provider, and a real one never the sandbox."""

import pytest

from config.api.errors import TokenError
from integrations import tokens
from integrations.apps_api.asking import client_for
from integrations.credentials import clients_for
from integrations.models import Integration, OAuthClient, RevocationJob, Token, ToolkitConfig
from integrations.own_credentials import client_of_app
from providers import endpoints
from providers.oauth_apps import ClientCredentials
from providers.registry import find
from tests.factories import make_app, make_integration

ISSUES = "/api/v1/github/repos/octo/hello/issues"


@pytest.fixture
def configured(monkeypatch, settings):
    """Return a function that lets the sandbox or the operator's own app serve GitHub from now on."""

    def serve(who):
        settings.SANDBOX_ON = who == "sandbox"
        if who == "sandbox":
            monkeypatch.delenv("PROVIDER_GITHUB_CLIENT_ID")
        else:
            monkeypatch.setenv("PROVIDER_GITHUB_CLIENT_ID", "github-client")
        endpoints.forget()

    yield serve
    endpoints.forget()


@pytest.fixture(params=["the server's own credentials", "an app's own"])
def connect(request, partner, account):
    """Return a function that connects the account to GitHub through either."""

    def make():
        integration = make_integration(account, refresh_token="ghr_1", expires_in=-60)
        if request.param == "an app's own":
            app = partner.apps.first() or make_app(partner)
            Token.objects.update(client=client_of_app(app, find("github"), MINE))
        return integration

    return make


@pytest.fixture(params=[("sandbox", "github"), ("github", "sandbox")], ids=" then ".join)
def astray(request, configured, connect):
    """An integration that was connected at one of the two, while the other one serves now."""
    before, now = request.param
    configured(before)
    integration = connect()
    configured(now)
    integration.came_from = before
    return integration


MINE = ClientCredentials("mine", "s3cret")
REASONS = {
    "sandbox": "connected at the sandbox",
    "github": "connected at the real provider",
}


def test_a_call_is_refused_with_its_reason_and_nothing_is_sent(api, astray, upstream):
    response = api.acting_for("user-123").get(ISSUES)

    said, reason = response.json(), REASONS[astray.came_from]
    assert (response.status_code, said["error_code"], said["code"]) == (
        401,
        "INTEGRATION_TOKEN_ERROR",
        "INTEGRATION_EXPIRED",
    )
    assert said["error"] == f"This account was {reason}; connect again"
    assert said["details"]["reason"] == reason
    assert said["details"]["reconnect"]["body"]["provider"] == "github"
    assert len(upstream.calls) == 0


def test_nothing_is_refreshed_and_the_connection_is_kept(astray, upstream):
    token = Token.objects.select_related("integration").get()

    with pytest.raises(TokenError, match=REASONS[astray.came_from]):
        tokens.refresh_once(find("github"), token)

    assert Integration.objects.get().status == "active"
    assert Token.objects.get().lease_until is None
    assert len(upstream.calls) == 0


def test_disconnecting_asks_nobody(api, astray, upstream):
    path = f"/api/v1/accounts/{astray.account_id}/integrations/github"

    assert api.delete(path).status_code == 200

    # The real provider may serve here again within a day; the sandbox's grant is nobody's any more.
    assert RevocationJob.objects.count() == (1 if astray.came_from == "github" else 0)
    assert len(upstream.calls) == 0


def test_it_works_again_where_it_was_connected(api, astray, configured, upstream):
    configured(astray.came_from)
    Token.objects.update(expires_at=None)
    base = (
        "https://api.github.com"
        if astray.came_from == "github"
        else endpoints.base_url(find("github"))
    )
    upstream.get(f"{base}/repos/octo/hello/issues", json=[])

    assert api.acting_for("user-123").get(ISSUES).status_code == 200


# --- Credentials of an app's own say nothing by themselves: which of the two they are for is noted ---


@pytest.fixture
def toolkit(configured, partner):
    """A toolkit of an app that was set up with credentials of its own while the sandbox served."""
    configured("sandbox")
    app = make_app(partner)
    client = client_of_app(app, find("github"), MINE)
    return ToolkitConfig.objects.create(app=app, toolkit="github", client=client)


def test_after_a_change_people_connect_through_the_same_credentials_in_another_row(
    toolkit, configured
):
    at_sandbox = toolkit.client

    configured("github")
    now = client_for(toolkit)

    assert (now.client_id, now.client_secret) == ("mine", "s3cret")
    assert (at_sandbox.is_of_sandbox, now.is_of_sandbox) == (True, False)
    assert ToolkitConfig.objects.get().client == now
    at_sandbox.refresh_from_db()
    assert at_sandbox.retired_at is not None


def test_after_a_change_back_the_former_row_is_used_again(toolkit, configured):
    at_sandbox = toolkit.client
    configured("github")
    client_for(toolkit)

    configured("sandbox")

    assert client_for(toolkit) == at_sandbox
    assert OAuthClient.objects.get(retired_at=None) == at_sandbox
    assert OAuthClient.objects.count() == 2


def test_a_token_is_refreshed_with_rows_of_its_own_origin_alone(toolkit, configured, account):
    make_integration(account)
    at_sandbox = toolkit.client
    Token.objects.update(client=at_sandbox)
    configured("github")
    client_for(toolkit)

    token = Token.objects.select_related("client").get()

    assert clients_for(find("github"), token) == [at_sandbox]
