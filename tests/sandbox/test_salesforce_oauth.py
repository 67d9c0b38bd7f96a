"""Salesforce's OAuth: a host in the answer, no end, a refresh token only for its scope."""

from urllib.parse import parse_qsl

import pytest
import requests

from tests.sandbox.clients import PKCE, VERIFIER, OAuthClient
from tests.sandbox_process import CALLBACK, consent

LIMITS = "services/data/v62.0/limits"


class SalesforceClient(OAuthClient):
    slug = "salesforce"
    authorize_path = "services/oauth2/authorize"
    token_path = "services/oauth2/token"
    asked = {"response_type": "code", "scope": "api openid refresh_token"}

    def revoke(self, token):
        url = f"{self.base}/services/oauth2/revoke"
        return self.session.post(url, data={"token": token}, timeout=10)


@pytest.fixture
def salesforce(sandbox):
    sandbox.control("reset", provider="salesforce")
    return SalesforceClient(sandbox)


def test_a_grant_names_the_host_and_not_its_end(salesforce):
    grant = salesforce.connect(person="aiko").grant

    assert grant["instance_url"] == "https://northwind.my.salesforce.com"
    assert grant["id"].endswith("/00DQy000001NWorMAA/005Qy000001NWu3AAA")
    assert grant["scope"] == "api openid refresh_token"
    assert grant["access_token"].startswith("00DQy000001NWor!")
    assert "expires_in" not in grant


def test_a_refresh_token_takes_its_scope(salesforce):
    assert "refresh_token" not in salesforce.connect(scope="api openid").grant
    assert "refresh_token" in salesforce.connect(scope="api offline_access").grant


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_secret": "wrong"}, "invalid_client"),
        ({"client_id": "other"}, "invalid_client_id"),
        ({"code": "nonsense"}, "invalid_grant"),
        ({"redirect_uri": CALLBACK + "x"}, "redirect_uri_mismatch"),
        ({"redirect_uri": None}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
def test_a_refused_exchange(salesforce, changes, error):
    answer = salesforce.exchange(**{"code": salesforce.code()} | changes)

    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_credentials_may_come_in_a_header_and_never_as_json(salesforce, sandbox):
    basic = (salesforce.client_id, sandbox.client_secret)
    fields = {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    url = f"{salesforce.base}/{salesforce.token_path}"

    in_json = requests.post(url, json=fields | {"code": "x"}, auth=basic, timeout=5)
    in_form = salesforce.token_request(auth=basic, **fields, code=salesforce.code())

    assert (in_json.status_code, in_form.status_code) == (400, 200)


def test_pkce_binds_the_code(salesforce):
    code = salesforce.code(**PKCE)

    assert salesforce.exchange(code).json()["error_description"] == "invalid code verifier"
    assert salesforce.exchange(code, code_verifier=VERIFIER).status_code == 200


def test_an_unknown_scope_is_told_by_redirect(salesforce):
    page = requests.get(
        salesforce.authorize_url(scope="api nonsense"), allow_redirects=False, timeout=5
    )

    answer = dict(parse_qsl(page.headers["Location"].partition("?")[2]))
    assert answer["error"] == "invalid_scope"


def test_denial(salesforce):
    answer = dict(parse_qsl(consent(salesforce.authorize_url(), decision="deny").partition("?")[2]))

    assert answer == {
        "error": "access_denied",
        "error_description": "end-user denied authorization",
        "state": "s-1",
    }


def test_refresh_tokens_stay_until_rotation_is_switched_on(salesforce, sandbox):
    old = salesforce.connect().grant["refresh_token"]
    assert "refresh_token" not in salesforce.refresh(old).json()

    sandbox.control("settings/salesforce", rotate_refresh_tokens=True)
    assert salesforce.refresh(old).json()["refresh_token"] != old
    dead = salesforce.refresh(old)
    assert (dead.status_code, dead.json()["error"]) == (400, "invalid_grant")
    assert dead.json()["error_description"] == "expired access/refresh token"


@pytest.mark.parametrize("kind", ["refresh_token", "access_token"])
def test_revoking_ends_the_grant(salesforce, kind):
    salesforce.connect()

    assert salesforce.revoke(salesforce.grant[kind]).status_code == 200
    assert salesforce.get(LIMITS).status_code == 401


def test_the_identity_service_refuses_with_a_word(salesforce, sandbox):
    salesforce.connect()
    path = "services/oauth2/userinfo"

    assert salesforce.get(path).json()["preferred_username"] == "mara@northwind.example.crm"
    sandbox.control("expire", provider="salesforce", kind="access")
    refused = salesforce.get(path)
    assert (refused.status_code, refused.text) == (403, "Bad_OAuth_Token")
