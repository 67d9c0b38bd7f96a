"""A token of the sandbox never reaches the real provider, and a real one never the sandbox."""

import pytest

from config.api.errors import TokenError
from integrations import tokens
from integrations.models import Integration, RevocationJob, Token
from providers import endpoints
from providers.registry import find
from tests.factories import make_integration

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


@pytest.fixture(params=[("sandbox", "github"), ("github", "sandbox")], ids=" then ".join)
def astray(request, configured, account):
    """An integration that was connected at one of the two, while the other one serves now."""
    before, now = request.param
    configured(before)
    integration = make_integration(account, refresh_token="ghr_1", expires_in=-60)
    configured(now)
    integration.came_from = before
    return integration


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
