"""GitHub through our API and over real HTTP."""

import time
from base64 import b64decode

import pytest

from integrations.models import Integration

PERSON = "mara-lindqvist"
REPO = f"repos/{PERSON}/field-notes"
ISSUES = f"github/{REPO}/issues"
PULLS = f"github/{REPO}/pulls"


@pytest.fixture
def github(partner):
    back = partner.connect("github")
    assert back["status"] == "success", back
    return partner


def upstream(sandbox, path):
    """Return how often a path was asked for."""
    return sandbox.requests(provider="github", path=path)["count"]


def test_connecting_grants_both_permissions_and_keeps_who_it_is(github):
    [connected] = github.integrations()
    row = Integration.objects.get()

    assert connected["status"] == "active"
    assert connected["enabled_services"] == [
        {"service_name": "github.read", "is_enabled": True},
        {"service_name": "github.write", "is_enabled": True},
    ]
    assert row.provider_user_id == "583201"
    assert row.provider_user_name == PERSON
    assert row.provider_data == {"login": PERSON}
    assert row.provider_user_email.endswith("@northwind.example")


def test_a_list_stays_bare_and_is_paged_to_its_end(github):
    seen, cursor = [], None
    for _ in range(20):
        body = github.get(
            ISSUES, limit=2, state="all", **({"cursor": cursor} if cursor else {})
        ).json()
        seen += [issue["number"] for issue in body["data"]]
        cursor = body["next_cursor"]
        if cursor is None:
            break

    whole = github.get(ISSUES, limit=100, state="all").json()
    assert len(seen) > 2
    assert seen == [issue["number"] for issue in whole["data"]]
    assert whole["next_cursor"] is None


def test_a_cursor_of_another_list_is_refused(github, sandbox):
    cursor = github.get(ISSUES, limit=1).json()["next_cursor"]

    response = github.get("github/repos", cursor=cursor)

    assert response.status_code == 400
    assert response.json()["error_code"] == "VALIDATION_ERROR"
    assert upstream(sandbox, "/user/repos") == 0


def test_pull_requests_stay_marked_among_the_issues(github):
    issues = github.get(ISSUES, state="all", limit=100).json()["data"]

    assert {"pull_request" in issue for issue in issues} == {True, False}


def test_a_created_issue_is_in_the_list_with_its_labels(github):
    created = github.post(
        ISSUES, title="Größe is wrong", body="Seen today.", labels=["bug", "docs"]
    )

    assert created.status_code == 200
    number = created.json()["data"]["number"]
    listed = github.get(ISSUES, labels="bug,docs").json()["data"]
    assert [(issue["number"], issue["title"]) for issue in listed] == [(number, "Größe is wrong")]


def test_an_issue_is_closed_and_commented(github):
    number = github.post(ISSUES, title="A short life").json()["data"]["number"]

    github.post(f"{ISSUES}/{number}/comments", body="Never mind.")
    closed = github.send(
        "patch", f"{ISSUES}/{number}", {"state": "closed", "state_reason": "not_planned"}
    )

    assert closed.json()["data"]["state"] == "closed"
    assert github.get(f"{ISSUES}/{number}").json()["data"]["comments"] == 1
    comments = github.get(f"{ISSUES}/{number}/comments").json()
    assert [comment["body"] for comment in comments["data"]] == ["Never mind."]


def test_a_pull_request_is_merged_and_the_list_says_so(github):
    [pull] = github.get(PULLS, state="open", limit=1).json()["data"]
    where = f"{PULLS}/{pull['number']}"

    assert pull["merged"] is False
    assert github.get(f"{where}/files").json()["data"][0]["filename"]
    merged = github.send("put", f"{where}/merge", {"merge_method": "squash"})

    assert merged.json()["data"]["merged"] is True
    assert github.get(where).json()["data"]["merged"] is True
    after = {
        each["number"]: each["merged"] for each in github.get(PULLS, state="all").json()["data"]
    }
    assert after[pull["number"]] is True


def test_files_and_folders_are_read_from_the_root_down(github):
    root = github.get(f"github/{REPO}/contents").json()["data"]
    named = github.get(f"github/{REPO}/contents/docs/größe.md").json()["data"]

    assert "README.md" in [entry["name"] for entry in root]
    assert b64decode(named["content"]).decode().startswith("# Größe")


@pytest.mark.parametrize("path", ["docs/../../secrets", "docs/%2E%2E/x", "docs//x"])
def test_a_path_that_climbs_never_leaves(github, sandbox, path):
    before = sandbox.requests(provider="github")["count"]

    response = github.get(f"github/{REPO}/contents/{path}")

    assert response.status_code in {400, 404}
    assert sandbox.requests(provider="github")["count"] == before


def test_a_search_names_its_list(github):
    body = github.get("github/search/issues", search="note", limit=1).json()

    assert set(body["data"]) == {"issues", "total_count", "incomplete_results", "next_cursor"}
    assert len(body["data"]["issues"]) == 1
    assert body["data"]["next_cursor"] == body["next_cursor"]
    assert isinstance(body["next_cursor"], str)


@pytest.mark.parametrize(
    "path",
    ["user", "repos", REPO, f"{REPO}/commits", f"{REPO}/branches", "search/repos?q=notes"],
)
def test_every_other_read_answers(github, path):
    response = github.get(f"github/{path}")

    assert response.status_code == 200
    assert response.json()["data"]


def test_an_unknown_repository_is_not_found(github):
    response = github.get("github/repos/nobody/nothing")

    assert response.status_code == 404
    assert response.json()["error_code"] == "NOT_FOUND"
    assert response.json()["details"]["status"] == 404


def test_an_issue_github_refuses_is_a_bad_request(github, sandbox):
    body = {"message": "Validation Failed", "errors": [{"field": "title", "code": "missing"}]}
    sandbox.control(
        "failures", provider="github", path=f"/{REPO}/issues", status=422, times=1, body=body
    )

    response = github.post(ISSUES, title=" ")

    assert response.status_code == 400
    assert response.json()["details"]["body"] == body


def test_a_rate_limit_tells_the_seconds_until_githubs_epoch(github, sandbox):
    sandbox.control(
        "failures",
        provider="github",
        path="/user/repos",
        status=403,
        times=1,
        body={"message": "API rate limit exceeded for user ID 583201."},
        headers={"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(time.time()) + 90)},
    )

    response = github.get("github/repos")

    assert response.status_code == 429
    assert 80 <= response.json()["retry_after"] <= 90
    assert response["Retry-After"] == str(response.json()["retry_after"])


def test_saml_is_a_missing_scope(github, sandbox):
    sandbox.control(
        "failures",
        provider="github",
        path="/user/repos",
        status=403,
        times=1,
        body={"message": "Resource protected by organization SAML enforcement."},
        headers={"X-GitHub-SSO": "required"},
    )

    response = github.get("github/repos")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"


def test_a_revoked_token_without_a_refresh_token_expires_the_connection(github, sandbox):
    # promise 48
    sandbox.control("revoke", provider="github")

    response = github.get("github/repos")

    assert response.status_code == 401
    assert response.json()["error_code"] == "INTEGRATION_TOKEN_ERROR"
    assert github.integrations()[0]["status"] == "expired"
    assert upstream(sandbox, "/login/oauth/access_token") == 1


def test_an_expiring_token_is_refreshed_once_and_rotated(partner, sandbox):
    sandbox.control("settings/github", expiring_tokens=True)
    partner.connect("github")
    sandbox.control("expire", provider="github", kind="access")

    assert partner.get("github/repos").status_code == 200
    assert partner.get("github/repos").status_code == 200
    assert upstream(sandbox, "/login/oauth/access_token") == 2


def test_a_dead_refresh_token_in_a_200_expires_the_connection(partner, sandbox):
    sandbox.control("settings/github", expiring_tokens=True)
    partner.connect("github")
    sandbox.control("expire", provider="github", kind="access")
    sandbox.control("expire", provider="github", kind="refresh")

    assert partner.get("github/repos").status_code == 401
    assert partner.integrations()[0]["status"] == "expired"


def test_narrow_scopes_are_told_before_github_is_asked(partner, sandbox):
    partner.connect("github", scopes=["read:user"])

    response = partner.get("github/repos")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
    assert upstream(sandbox, "/user/repos") == 0


def test_saying_no_returns_access_denied(partner):
    assert partner.connect("github", decision="deny") == {"error": "access_denied"}


def test_disconnecting_takes_the_token_back(github, sandbox):
    github.client.delete(f"/api/v1/accounts/{github.account_id}/integrations/github")

    [asked] = sandbox.requests(provider="github", method="DELETE")["requests"]
    assert asked["path"] == "/applications/sandbox-github/token"
    assert asked["status"] == 204
