"""Test keys on a server with real OAuth apps: the sandbox plays every provider, and the real ones hear nothing."""

import pytest

from integrations.models import Integration, OAuthClient, RevocationJob, Token
from providers import endpoints, oauth_apps
from providers.modes import twin
from providers.registry import providers
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key
from tests.sandbox_process import consent

USER = "/api/v1/github/user"


# promise 71
@pytest.mark.parametrize("slug", providers())
def test_nothing_of_the_twin_leads_to_the_provider(real, sandbox_process, slug):
    provider = twin(providers()[slug])
    urls = [endpoints.oauth_url(provider, name) for name in ("authorize", "token", "revoke")]
    urls += [endpoints.api_url(provider, each.base_url) for each in provider.services]

    assert oauth_apps.client_of(provider).client_id == f"sandbox-{slug}"
    assert oauth_apps.client_of(providers()[slug]).client_id == f"{slug}-client"
    assert {
        url for url in urls if url and not url.startswith(f"{sandbox_process.url}/{slug}")
    } == set()


# promise 71
def test_a_whole_life_in_test_mode_reaches_the_sandbox_alone(real, sandbox_process, partner):
    sandbox_process.control("settings/github", expiring_tokens=True)
    api = Api(make_key(partner, live=False))
    account = api.post_json("/api/v1/accounts", {"external_id": "ci"}).json()["data"]["id"]
    asked = {"provider": "github", "redirect_url": "https://app.example/done"}
    url = api.post_json(f"/api/v1/accounts/{account}/connect", asked).json()["data"]["connect_url"]

    back = Api().get(consent(url))
    called = api.acting_for("ci").get(USER)
    sandbox_process.control("expire", provider="github", kind="access")
    Token.objects.update(expires_at=None)
    healed = api.acting_for("ci").get(USER)
    ended = api.delete(f"/api/v1/accounts/{account}/integrations/github")

    assert "status=success" in back["Location"]
    assert [each.status_code for each in (called, healed, ended)] == [200, 200, 200]
    assert (
        sandbox_process.requests(provider="github", path="/login/oauth/access_token")["count"] == 2
    )
    assert OAuthClient.objects.get().live is False
    assert not RevocationJob.objects.exists()
    assert real.came == 0


# promise 71
def test_a_live_key_goes_to_the_provider_and_never_to_the_sandbox(real, sandbox_process, partner):
    make_integration(make_account(partner), access_token="gho_live")

    answer = Api(make_key(partner), "user-123").get(USER)

    assert answer.status_code == 503
    assert real.came > 0
    assert sandbox_process.requests()["count"] == 0


# promise 71
def test_a_token_of_one_mode_is_good_for_nothing_in_the_other(real, partner):
    account = make_account(partner, live=False)
    make_integration(account, access_token="gho_live")
    Token.objects.update(client=OAuthClient.objects.get())
    OAuthClient.objects.update(live=True, is_of_sandbox=False)

    answer = Api(make_key(partner, live=False), account.external_id).get(USER)

    assert (answer.status_code, answer.json()["error_code"]) == (401, "INTEGRATION_TOKEN_ERROR")
    assert Integration.objects.get().status == "active"
    assert real.came == 0


# promise 71
def test_while_the_sandbox_is_off_its_tokens_go_nowhere(real, partner, settings):
    account = make_account(partner, live=False)
    make_integration(account, access_token="of the sandbox")
    settings.SANDBOX_ON = False
    endpoints.forget()

    ended = Api(make_key(partner)).delete(f"/api/v1/accounts/{account.pk}")

    assert ended.status_code == 404
    provider = twin(providers()["github"])
    assert oauth_apps.client_of(provider) is None
    assert endpoints.oauth_url(provider, "token").startswith(settings.SANDBOX_URL)
    assert real.came == 0


def test_in_public_the_sandbox_plays_for_test_keys_alone(monkeypatch, settings):
    settings.SANDBOX_ON, settings.PUBLIC_IS_LOOPBACK = True, False
    settings.SANDBOX_PUBLIC_URL = "https://sandbox.example.com"
    monkeypatch.delenv("PROVIDER_GITHUB_CLIENT_ID")
    endpoints.forget()
    github, played = providers()["github"], twin(providers()["github"])

    asked = [endpoints.oauth_url(played, name) for name in ("authorize", "token")]

    assert (oauth_apps.client_of(github), endpoints.base_url(github)) == (None, "")
    assert oauth_apps.client_of(played).client_id == "sandbox-github"
    assert asked[0].startswith("https://sandbox.example.com/github/")
    assert asked[1].startswith(f"{settings.SANDBOX_URL}/github/")
    endpoints.forget()
