"""The fake Pipedrive refuses what Pipedrive refuses."""

import pytest
from requests.auth import HTTPBasicAuth

from tests.sandbox.clients import OAuthClient
from tests.sandbox_process import consent

FULL = "base deals:full contacts:full activities:full leads:full search:read"


class PipedriveClient(OAuthClient):
    slug = "pipedrive"
    authorize_path = "oauth/authorize"
    token_path = "oauth/token"
    asked = {"scope": FULL}

    def credentials(self):
        return {"auth": HTTPBasicAuth(self.client_id, self.sandbox.client_secret)}


@pytest.fixture
def pipedrive(sandbox):
    sandbox.control("reset", provider="pipedrive")
    return PipedriveClient(sandbox)


@pytest.fixture
def connected(pipedrive):
    return pipedrive.connect()


def test_the_token_answer_parts_scopes_with_commas_and_names_a_host(connected):
    assert connected.grant["scope"] == FULL.replace(" ", ",")
    assert connected.grant["api_domain"] == "https://northwind.pipedrive.com"
    assert connected.grant["expires_in"] == 3600


def test_the_app_proves_itself_in_basic_alone(pipedrive):
    body = {"client_id": pipedrive.client_id, "client_secret": pipedrive.sandbox.client_secret}

    answer = pipedrive.exchange(pipedrive.code(), auth=None, **body)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_client")


def test_a_wrong_secret_is_not_a_dead_grant(pipedrive):
    answer = pipedrive.exchange(pipedrive.code(), auth=HTTPBasicAuth(pipedrive.client_id, "no"))

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_client")


def test_a_code_is_good_once(pipedrive):
    code = pipedrive.code()

    assert pipedrive.exchange(code).status_code == 200
    again = pipedrive.exchange(code)

    assert again.status_code == 400
    assert again.json()["message"] == "Invalid grant: authorization_code is invalid"


def test_a_refresh_token_stays(connected):
    first = connected.refresh(connected.grant["refresh_token"])
    second = connected.refresh(connected.grant["refresh_token"])

    assert (first.status_code, second.status_code) == (200, 200)
    assert second.json()["api_domain"] == "https://northwind.pipedrive.com"


def test_cancel_is_told_as_user_denied(pipedrive):
    assert "error=user_denied" in consent(pipedrive.authorize_url(), "deny")


def test_taking_back_the_refresh_token_ends_all_the_person_allowed(pipedrive):
    first = pipedrive.connect().grant
    pipedrive.connect()
    answer = pipedrive.session.post(
        f"{pipedrive.base}/oauth/revoke",
        data={"token": first["refresh_token"], "token_type_hint": "refresh_token"},
        **pipedrive.credentials(),
        timeout=10,
    )

    assert answer.status_code == 200
    assert pipedrive.get("api/v2/deals").status_code == 401
    dead = pipedrive.refresh(first["refresh_token"])
    assert (dead.status_code, dead.json()["error"]) == (400, "invalid_grant")


def test_a_scope_that_is_missing_is_told_by_a_sentence(pipedrive):
    pipedrive.connect(scope="base contacts:read")

    answer = pipedrive.get("api/v2/deals")

    assert answer.status_code == 403
    assert answer.json()["error"] == "Scope and URL mismatch"


def test_a_stranger_is_refused(connected):
    answer = connected.get("api/v2/deals", token="pd_nobody")

    assert (answer.status_code, answer.json()["success"]) == (401, False)


def test_every_answer_tells_the_limits(connected):
    answer = connected.get("api/v1/users/me")

    assert answer.headers["x-ratelimit-reset"] == "2"
    assert answer.json()["data"]["company_id"] == 7001


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "api/v2/deals", {}),
        ("POST", "api/v2/deals", {"title": 5}),
        ("POST", "api/v2/deals", {"title": "T", "organization": 1}),
        ("PATCH", "api/v2/deals/1", {"value": "much"}),
        ("POST", "api/v2/organizations", {"name": "N", "address": "as text"}),
        ("POST", "api/v2/persons", {"name": "N", "emails": ["n@x.example"]}),
        ("POST", "api/v2/activities", {"subject": "S", "participants": [1]}),
        ("POST", "api/v1/leads", {"title": "T"}),
        ("POST", "api/v1/notes", {"content": "C"}),
        ("GET", "api/v2/deals/search?term=a", None),
        ("GET", "api/v2/itemSearch?term=pier&item_types=cats", None),
        ("GET", "api/v2/deals?limit=none", None),
        ("GET", "api/v2/deals?cursor=nonsense", None),
        ("GET", "api/v2/deals?start=5", None),
        ("GET", "api/v1/leads?start=x", None),
    ],
)
def test_what_is_malformed_is_refused(connected, method, path, body):
    answer = connected.call(method, path, json=body)

    assert (answer.status_code, answer.json()["success"]) == (400, False)


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "api/v2/deals/99", None, 404),
        ("POST", "api/v2/deals", {"title": "T", "stage_id": 99}, 404),
        ("POST", "api/v1/notes", {"content": "C", "lead_id": "no-lead"}, 404),
        ("GET", "api/v1/deals", None, 404),
        ("PUT", "api/v2/deals/1", {"title": "T"}, 405),
    ],
)
def test_what_is_not_there_is_refused(connected, method, path, body, status):
    assert connected.call(method, path, json=body).status_code == status
