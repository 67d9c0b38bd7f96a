"""The fake Jira is as strict as the real one."""

import pytest
import requests

from tests.sandbox.clients import PKCE, VERIFIER, OAuthClient
from tests.sandbox_process import CALLBACK

NORTHWIND = "1f0c9a52-4b7e-4d8f-9c3a-2e6b7d5a1c01"
LABS = "1f0c9a52-4b7e-4d8f-9c3a-2e6b7d5a1c02"
REST = f"ex/jira/{NORTHWIND}/rest/api/3"


class JiraClient(OAuthClient):
    slug = "jira"
    authorize_path = "authorize"
    token_path = "oauth/token"
    asked = {
        "response_type": "code",
        "audience": "api.atlassian.com",
        "prompt": "consent",
        "scope": "read:me offline_access read:jira-work read:jira-user write:jira-work",
    }

    def token_request(self, **fields):
        """Send JSON, as Atlassian documents it."""
        address = f"{self.base}/{self.token_path}"
        given = {name: value for name, value in fields.items() if value is not None}
        return self.session.post(address, json=given, timeout=10)


@pytest.fixture
def jira(sandbox):
    sandbox.control("reset", provider="jira")
    return JiraClient(sandbox)


def test_a_code_becomes_tokens_that_live_an_hour(jira):
    jira.connect("tomas")

    assert {**jira.grant, "access_token": "", "refresh_token": ""} == {
        "token_type": "Bearer",
        "expires_in": 3600,
        "access_token": "",
        "refresh_token": "",
        "scope": jira.asked["scope"],
    }
    assert jira.get("me").json()["email"] == "tomas@northwind.example"


def test_without_offline_access_there_is_no_refresh_token(jira):
    jira.connect(scope="read:me read:jira-work")

    assert "refresh_token" not in jira.grant


@pytest.mark.parametrize("name", ["audience", "prompt", "response_type", "scope"])
def test_an_ask_that_leaves_something_out_is_told_by_redirect(jira, name):
    page = requests.get(jira.authorize_url(**{name: None}), allow_redirects=False, timeout=5)

    assert "error=invalid_request" in page.headers["Location"]


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "access_denied"),
        ({"client_secret": None}, 401, "access_denied"),
        ({"client_id": "other"}, 403, "unauthorized_client"),
        ({"code": "nonsense"}, 403, "invalid_grant"),
        ({"redirect_uri": CALLBACK + "x"}, 403, "invalid_grant"),
        ({"redirect_uri": None}, 400, "invalid_request"),
        ({"code_verifier": VERIFIER}, 403, "invalid_grant"),
        ({"grant_type": "password"}, 403, "unsupported_grant_type"),
    ],
)
def test_a_refused_exchange(jira, changes, status, error):
    answer = jira.exchange(**{"code": jira.code()} | changes)

    assert (answer.status_code, answer.json()["error"]) == (status, error)


def test_a_challenge_is_verified_when_it_was_sent(jira):
    code = jira.code(**PKCE)

    assert jira.exchange(code, code_verifier="w" * 64).status_code == 403
    assert jira.exchange(code, code_verifier=VERIFIER).status_code == 200


def test_a_refresh_token_works_once(jira):
    jira.connect()
    first = jira.grant["refresh_token"]

    renewed, again = jira.refresh(first).json(), jira.refresh(first)

    assert renewed["refresh_token"] != first
    assert (again.status_code, again.json()) == (
        403,
        {"error": "unauthorized_client", "error_description": "refresh_token is invalid"},
    )


def test_sites_are_those_of_the_person_with_the_scopes_of_jira_alone(jira):
    jira.connect("aiko")
    [site] = jira.get("oauth/token/accessible-resources").json()
    strangers = jira.get(f"ex/jira/{LABS}/rest/api/3/myself")

    jira.connect(scope="read:me")
    none = jira.get("oauth/token/accessible-resources").json()

    assert (site["id"], site["url"]) == (NORTHWIND, "https://northwind.atlassian.net")
    assert site["scopes"] == ["read:jira-work", "read:jira-user", "write:jira-work"]
    assert strangers.status_code == 404
    assert none == []


def test_a_missing_scope_is_a_401_of_the_gateway(jira):
    jira.connect(scope="read:me read:jira-user")

    answer = jira.get(f"{REST}/project/search")

    assert answer.status_code == 401
    assert answer.json() == {"code": 401, "message": "Unauthorized; scope does not match"}
    assert requests.get(f"{jira.base}/{REST}/myself", timeout=5).json()["code"] == 401


def test_a_search_without_fields_answers_ids_alone(jira):
    jira.connect()

    found = jira.post(f"{REST}/search/jql", {"jql": "project = HAR", "maxResults": 1}).json()

    assert found["issues"] == [{"id": "100003"}]
    assert found["isLast"] is False
    assert "total" not in found


@pytest.mark.parametrize(
    "body",
    [
        {"jql": "order by created"},
        {"jql": ""},
        {"jql": "project = HAR OR project = WEB"},
        {"jql": "project = HAR; drop"},
        {"jql": "colour = blue"},
        {"jql": "project = HAR", "maxResults": 5001},
        {"jql": "project = HAR", "startAt": 0},
        {"jql": "project = HAR", "fields": "summary"},
        {"jql": "project = HAR", "nextPageToken": "x"},
    ],
)
def test_a_wrong_search_is_refused(jira, body):
    answer = jira.connect().post(f"{REST}/search/jql", body)

    assert answer.status_code == 400
    assert answer.json()["errorMessages"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("assignee = currentUser() ORDER BY key ASC", ["HAR-2", "HAR-4"]),
        ('status = "In Progress"', ["HAR-2"]),
        ("project = HAR AND status != Done AND labels = storm", ["HAR-1"]),
        ('text ~ "BOAT"', ["HAR-3"]),
        ("created >= -5d", ["WEB-1"]),
    ],
)
def test_a_search_finds(jira, query, keys):
    found = jira.connect().post(f"{REST}/search/jql", {"jql": query, "fields": ["summary"]})

    assert [issue["key"] for issue in found.json()["issues"]] == keys


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"summary": "a", "description": "plain"}, "description"),
        ({"summary": "a", "priority": "High"}, "priority"),
        ({"summary": "a", "labels": ["two words"]}, "labels"),
        ({"summary": "a", "assignee": {"accountId": "stranger"}}, "assignee"),
        ({"summary": "a\nb"}, "summary"),
        ({"summary": "a", "colour": "blue"}, "colour"),
        ({}, "summary"),
    ],
)
def test_a_malformed_field_is_named(jira, fields, wrong):
    place = {"project": {"key": "HAR"}, "issuetype": {"name": "Task"}}

    answer = jira.connect().post(f"{REST}/issue", {"fields": place | fields})

    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [wrong]


def test_a_comment_in_plain_text_is_refused(jira):
    answer = jira.connect().post(f"{REST}/issue/HAR-1/comment", {"body": "plain"})

    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["comment"])
