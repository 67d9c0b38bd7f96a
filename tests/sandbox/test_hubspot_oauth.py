"""HubSpot's OAuth: credentials in a form, a refresh token that stays, a revocation that ends it alone."""

import pytest
import requests

from tests.sandbox.clients import PKCE, VERIFIER, OAuthClient
from tests.sandbox_process import CALLBACK

CONTACTS = "crm/v3/objects/contacts"


class HubSpotClient(OAuthClient):
    slug = "hubspot"
    authorize_path = "oauth/authorize"
    token_path = "oauth/2026-03/token"
    asked = {"scope": "oauth crm.objects.contacts.read crm.objects.contacts.write"}

    def revoke(self, token, **changes):
        form = self.credentials() | {"token": token} | changes
        return self.session.post(f"{self.base}/{self.token_path}/revoke", data=form, timeout=10)


@pytest.fixture
def hubspot(sandbox):
    sandbox.control("reset", provider="hubspot")
    return HubSpotClient(sandbox)


def test_a_grant_lives_for_half_an_hour_and_names_account_and_user(hubspot):
    grant = hubspot.connect(person="tomas").grant

    assert (grant["token_type"], grant["expires_in"]) == ("bearer", 1800)
    assert (grant["hub_id"], grant["user_id"]) == (48120915, 7301442)
    assert grant["scopes"] == hubspot.asked["scope"].split(" ")
    assert "scope" not in grant


@pytest.mark.parametrize("changes", [{"scope": None}, {"scope": "oauth nonsense"}])
def test_scopes_are_required_and_known(hubspot, changes):
    page = requests.get(hubspot.authorize_url(**changes), allow_redirects=False, timeout=5)

    assert page.status_code == 400


@pytest.mark.parametrize(
    ("changes", "word", "error"),
    [
        ({"client_secret": "wrong"}, "BAD_CLIENT_SECRET", "invalid_client"),
        ({"client_id": "other"}, "BAD_CLIENT_ID", "invalid_client"),
        ({"code": "nonsense"}, "BAD_AUTH_CODE", "invalid_grant"),
        (
            {"redirect_uri": CALLBACK + "x"},
            "MISMATCH_REDIRECT_URI_AUTH_CODE",
            "invalid_grant",
        ),
        ({"grant_type": "password"}, "BAD_GRANT_TYPE", "unsupported_grant_type"),
    ],
)
def test_a_refused_exchange_speaks_both_languages(hubspot, changes, word, error):
    answer = hubspot.exchange(**{"code": hubspot.code()} | changes)

    assert answer.status_code == 400
    assert (answer.json()["status"], answer.json()["error"]) == (word, error)


def test_credentials_belong_into_the_form(hubspot, sandbox):
    basic = (hubspot.client_id, sandbox.client_secret)
    fields = {"grant_type": "authorization_code", "redirect_uri": CALLBACK, "code": hubspot.code()}

    assert hubspot.token_request(auth=basic, **fields).status_code == 400
    in_json = fields | hubspot.credentials()
    answer = requests.post(f"{hubspot.base}/{hubspot.token_path}", json=in_json, timeout=5)
    assert answer.status_code == 400


def test_pkce_is_accepted(hubspot):
    code = hubspot.code(**PKCE)

    assert hubspot.exchange(code).status_code == 400
    assert hubspot.exchange(code, code_verifier=VERIFIER).status_code == 200


def test_the_refresh_token_works_again_and_again(hubspot):
    hubspot.connect()

    answers = [hubspot.refresh(hubspot.grant["refresh_token"]) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "refresh_token" not in answers[1].json()


def test_revoking_ends_the_refresh_token_and_no_access_token(hubspot):
    hubspot.connect()

    assert hubspot.revoke(hubspot.grant["refresh_token"]).status_code == 200
    dead = hubspot.refresh(hubspot.grant["refresh_token"])
    assert dead.json()["status"] == "BAD_REFRESH_TOKEN"
    assert hubspot.get(CONTACTS).status_code == 200


def test_only_the_app_itself_revokes(hubspot):
    hubspot.connect()

    refused = hubspot.revoke(hubspot.grant["refresh_token"], client_secret="wrong")

    assert refused.status_code == 401
    assert hubspot.refresh(hubspot.grant["refresh_token"]).status_code == 200
