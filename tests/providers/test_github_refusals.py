"""What our API answers when GitHub says no."""

import time

from tests.providers.connected import asked

REPO = "repos/mara-lindqvist/field-notes"
ISSUES = f"github/{REPO}/issues"


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


def test_narrow_scopes_are_told_before_github_is_asked(caller, sandbox):
    caller.connect("github", scopes=["read:user"])

    response = caller.get("github/repos")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
    assert asked(sandbox, "github", "/user/repos") == 0
