"""A grant that cannot be stored goes back to the provider, unless a living connection depends on it."""

from dataclasses import replace

import pytest
import responses

from accounts.models import ConnectedAccount
from integrations.models import Integration, RevocationJob
from providers import registry
from tests.connect.walk import GITHUB_TOKEN, GOOGLE_TOKEN, result_of, walk
from tests.factories import make_account, make_integration

REVOKE_GITHUB = "https://api.github.com/applications/github-client/token"
REVOKE_GOOGLE = "https://oauth2.googleapis.com/revoke"
USERINFO = "https://openidconnect.googleapis.com/v1/userinfo"


@pytest.fixture
def strange(monkeypatch):
    """Let the token answers of a provider tell no host that its definition admits."""

    def strange(slug):
        provider = replace(registry.find(slug), pinned={"host": r"never"})
        monkeypatch.setitem(registry.providers(), slug, provider)

    return strange


def github_consent(api, account):
    """Consent at GitHub; return what the app was told and what was asked to be revoked."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        mock.post(GITHUB_TOKEN, json={"access_token": "gho_new", "scope": "repo"})
        mock.get("https://api.github.com/user", json={"id": 1, "login": "mara", "email": "m@x.y"})
        revoked = mock.delete(REVOKE_GITHUB, status=204)
        result = result_of(walk(api, account).come_back())[1]
        return result, [call.request.body.decode() for call in revoked.calls]


def google_consent(api, account, sub="mara", meanwhile=None):
    """Consent at Google, which says who it was unless `sub` is empty; return what was asked to be revoked."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        answer = {"access_token": "ya29.new", "refresh_token": "1//new", "scope": "openid"}
        mock.post(GOOGLE_TOKEN, json=answer | {"expires_in": 3599})

        def who(request):
            if meanwhile:
                meanwhile()
            body = f'{{"sub": "{sub}", "name": "{sub}"}}'
            return (200 if sub else 503), {"Content-Type": "application/json"}, body

        mock.add_callback("GET", USERINFO, who)
        revoked = mock.post(REVOKE_GOOGLE)
        walk(api, account, "google").come_back(iss="https://accounts.google.com")
        return [call.request.body for call in revoked.calls]


# promise 50
def test_a_grant_that_leads_astray_goes_back(api, account, strange):
    strange("github")

    result, revoked = github_consent(api, account)

    assert result == {"error": "provider_error"}
    assert revoked == ['{"access_token": "gho_new"}']
    assert not Integration.objects.exists()
    assert not RevocationJob.objects.exists()


# promise 18
@pytest.mark.parametrize("sub", ["mara", ""])
def test_it_does_not_go_back_where_that_would_end_the_working_connection(
    api, account, strange, sub
):
    make_integration(account, "google", refresh_token="1//old", provider_user_id="mara")
    strange("google")

    assert google_consent(api, account, sub) == []
    assert Integration.objects.get().status == "active"


def test_a_stranger_is_no_reason_to_keep_it(api, account, strange):
    make_integration(account, "google", refresh_token="1//old", provider_user_id="tomas")
    strange("google")

    assert google_consent(api, account) == ["token=1%2F%2Fnew"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_grant_for_an_account_that_is_gone(api, partner, account, elsewhere):
    if elsewhere:
        other = make_account(partner, "other")
        make_integration(other, "google", refresh_token="1//o", provider_user_id="mara")

    def deleted():
        ConnectedAccount.objects.filter(pk=account.pk).delete()

    revoked = google_consent(api, account, meanwhile=deleted)

    assert revoked == ([] if elsewhere else ["token=1%2F%2Fnew"])
    assert not RevocationJob.objects.exists()
