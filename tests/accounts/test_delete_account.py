"""DELETE /accounts/:id: everything that hangs on it goes, and providers are asked to revoke."""

import json
from base64 import b64encode

import pytest
import requests
from responses.matchers import urlencoded_params_matcher

from accounts.models import ConnectedAccount, Event
from connect.models import ConnectSession
from integrations.models import EnabledPermission, Integration, RevocationJob, Token
from tests.factories import make_account, make_integration

REVOKE_GITHUB = "https://api.github.com/applications/github-client/token"
REVOKE_GOOGLE = "https://oauth2.googleapis.com/revoke"
REVOKE_SLACK = "https://slack.com/api/auth.revoke"


def delete(api, account):
    return api.delete(f"/api/v1/accounts/{account.pk}")


def test_says_so_and_is_gone(api, account, partner):
    response = delete(api, account)

    assert response.status_code == 200
    assert response.json() == {"ok": True, "data": {"deleted": True}}
    assert api.get(f"/api/v1/accounts/{account.pk}").status_code == 404
    assert delete(api, account).status_code == 404
    partner.refresh_from_db()
    assert partner.account_count == 0


def test_takes_integrations_tokens_and_sessions_along(api, account, upstream):
    make_integration(account, "github")
    other = make_integration(make_account(account.partner, "other"), "slack")
    start = {"provider": "google", "redirect_url": "https://app.example/done"}
    api.post_json(f"/api/v1/accounts/{account.pk}/connect", start)
    upstream.delete(REVOKE_GITHUB, status=204)

    delete(api, account)

    assert list(ConnectedAccount.objects.all()) == [other.account]
    assert list(Integration.objects.all()) == [other]
    assert list(Token.objects.values_list("integration", flat=True)) == [other.pk]
    assert set(EnabledPermission.objects.values_list("integration", flat=True)) == {other.pk}
    assert not ConnectSession.objects.exists()
    assert not RevocationJob.objects.exists()


def test_revokes_at_every_provider_in_its_own_style(api, account, upstream):
    make_integration(account, "github", access_token="gho_1")
    make_integration(account, "google", access_token="ya29.1", refresh_token="1//r")
    make_integration(account, "slack", access_token="xoxb-1")
    github = upstream.delete(REVOKE_GITHUB, status=204)
    upstream.post(REVOKE_GOOGLE, match=[urlencoded_params_matcher({"token": "1//r"})])
    upstream.post(
        REVOKE_SLACK, json={"ok": True}, match=[urlencoded_params_matcher({"token": "xoxb-1"})]
    )

    delete(api, account)

    [sent] = github.calls
    basic = b64encode(b"github-client:github-secret").decode()
    assert json.loads(sent.request.body) == {"access_token": "gho_1"}
    assert sent.request.headers["Authorization"] == f"Basic {basic}"


@pytest.mark.parametrize(
    "trouble", [{"status": 503}, {"status": 429}, {"body": requests.ConnectionError("away")}]
)
def test_a_provider_that_does_not_answer_is_asked_again_later(api, account, upstream, trouble):
    make_integration(account, "github", access_token="gho_1")
    upstream.delete(REVOKE_GITHUB, **trouble)

    response = delete(api, account)

    assert response.json() == {"ok": True, "data": {"deleted": True}}
    job = RevocationJob.objects.get()
    assert (job.provider, job.attempts, job.token) == ("github", 1, "gho_1")
    assert "gho_1" not in job.token_sealed
    assert not Token.objects.exists()


@pytest.mark.parametrize("status", [400, 404, 422])
def test_a_token_the_provider_does_not_know_needs_no_more(api, account, upstream, status):
    make_integration(account, "github")
    upstream.delete(REVOKE_GITHUB, status=status)

    delete(api, account)

    assert not RevocationJob.objects.exists()


def test_spares_the_grant_that_another_account_lives_on(api, partner, upstream):
    """Google revokes every connection of a person at once; the tokens here go all the same."""
    first, second = make_account(partner, "a"), make_account(partner, "b")
    for account in (first, second):
        make_integration(account, "google", refresh_token="1//r", provider_user_id="sub-1")

    delete(api, first)

    assert [token.integration.account for token in Token.objects.all()] == [second]
    assert not RevocationJob.objects.exists()


def test_leaves_a_receipt(api, account):
    response = delete(api, account)

    event = Event.objects.get(type="account.deleted")
    assert (event.account_id, event.data) == (account.pk, {"external_id": "user-123"})
    assert event.request_id == response["X-Request-Id"]


def test_the_external_id_is_free_again_and_begins_without_a_connection(api, account, upstream):
    make_integration(account, "github")
    upstream.delete(REVOKE_GITHUB, status=204)

    delete(api, account)
    again = api.post_json("/api/v1/accounts", {"external_id": "user-123"}).json()["data"]

    assert again["id"] != str(account.pk)
    assert api.get(f"/api/v1/accounts/{again['id']}").json()["data"]["integrations"] == []
