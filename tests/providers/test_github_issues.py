"""GitHub issues through our API and over real HTTP."""

from tests.providers.connected import asked

REPO = "repos/mara-lindqvist/field-notes"
ISSUES = f"github/{REPO}/issues"


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
    assert asked(sandbox, "github", "/user/repos") == 0


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
