"""GitHub's API: stateful, paged, with GitHub's own errors."""

import re
from base64 import b64decode

import pytest

REPO = "repos/mara-lindqvist/field-notes"


@pytest.fixture
def github(github):
    return github.connect()


def numbers(response):
    return [one["number"] for one in response.json()]


def test_lists_the_own_and_the_shared_repositories(github):
    names = [repo["full_name"] for repo in github.get("user/repos").json()]

    assert names == [
        "aiko-tanaka/harbor",
        "mara-lindqvist/field-notes",
        "mara-lindqvist/harbor",
        "mara-lindqvist/ledger",
        "tomas-oliveira/harbor",
    ]


def test_private_repositories_take_the_scope_repo(github):
    github.connect(scope="read:user")

    names = [repo["name"] for repo in github.get("user/repos").json()]

    assert "ledger" not in names
    assert github.get("repos/mara-lindqvist/ledger").status_code == 404


def test_another_persons_private_repository_is_not_found(github):
    answer = github.get("repos/tomas-oliveira/ledger")

    assert answer.status_code == 404
    assert answer.json()["message"] == "Not Found"


def test_issues_list_holds_a_pull_request(github):
    issues = github.get(f"{REPO}/issues").json()

    assert [issue["number"] for issue in issues] == [7, 6, 5, 4, 2]
    assert [issue["number"] for issue in issues if "pull_request" in issue] == [7]


def test_filters_issues(github):
    assert numbers(github.get(f"{REPO}/issues?state=closed")) == [3, 1]
    assert numbers(github.get(f"{REPO}/issues?labels=bug&state=all")) == [4, 1]
    assert numbers(github.get(f"{REPO}/issues?assignee=mara-lindqvist")) == [5]
    assert numbers(github.get(f"{REPO}/issues?sort=created&direction=asc")) == [2, 4, 5, 6, 7]


def test_pages_are_linked(github):
    seen, address = [], f"{REPO}/issues?state=all&per_page=3"

    while address:
        answer = github.get(address)
        seen += numbers(answer)
        address = answer.links.get("next", {}).get("url")

    assert seen == [7, 6, 5, 4, 3, 2, 1]
    assert re.search(r'page=1>; rel="first"', answer.headers["Link"])


def test_created_issue_is_the_first_in_the_list(github):
    body = {"title": "Ein Käfer 🐞", "body": "…", "labels": ["bug"], "assignees": ["aiko-tanaka"]}

    answer = github.post(f"{REPO}/issues", body)

    issue = answer.json()
    assert answer.status_code == 201
    assert answer.headers["Location"] == issue["url"]
    assert (issue["number"], issue["title"], issue["state"]) == (8, "Ein Käfer 🐞", "open")
    assert issue["assignee"]["login"] == "aiko-tanaka"
    assert numbers(github.get(f"{REPO}/issues"))[0] == 8
    assert github.get(REPO).json()["open_issues_count"] == 6


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, {"resource": "Issue", "field": "title", "code": "missing_field"}),
        (
            {"title": "x", "assignees": ["nobody"]},
            {"resource": "Issue", "field": "assignees", "code": "invalid", "value": "nobody"},
        ),
    ],
)
def test_bad_issue_is_a_422(github, body, error):
    answer = github.post(f"{REPO}/issues", body)

    assert answer.status_code == 422
    assert answer.json()["message"] == "Validation Failed"
    assert answer.json()["errors"] == [error]
    assert len(numbers(github.get(f"{REPO}/issues?state=all"))) == 7


def test_bad_json_is_a_400(github):
    answer = github.call("POST", f"{REPO}/issues", data="{")

    assert (answer.status_code, answer.json()["message"]) == (400, "Problems parsing JSON")


def test_writing_takes_a_scope(github):
    github.connect(scope="read:user")

    assert github.post(f"{REPO}/issues", {"title": "x"}).status_code == 404


def test_issue_is_closed_and_reopened(github):
    closed = github.patch(f"{REPO}/issues/4", {"state": "closed", "state_reason": "not_planned"})
    reopened = github.patch(f"{REPO}/issues/4", {"state": "open"})

    assert (closed.json()["state"], closed.json()["state_reason"]) == ("closed", "not_planned")
    assert closed.json()["closed_at"] is not None
    assert (reopened.json()["state"], reopened.json()["closed_at"]) == ("open", None)


def test_comment_appears_and_is_counted(github):
    answer = github.post(f"{REPO}/issues/4/comments", {"body": "Same here"})

    comments = github.get(f"{REPO}/issues/4/comments").json()
    assert answer.status_code == 201
    assert [comment["body"] for comment in comments] == ["Same here"]
    assert github.get(f"{REPO}/issues/4").json()["comments"] == 1


def test_pull_request_is_opened_and_merged(github):
    body = {"title": "Be quiet", "head": "quiet", "base": "main"}

    opened = github.post(f"{REPO}/pulls", body)
    again = github.post(f"{REPO}/pulls", body)
    files = github.get(f"{REPO}/pulls/8/files").json()
    merged = github.call("PUT", f"{REPO}/pulls/8/merge", json={"merge_method": "squash"})
    twice = github.call("PUT", f"{REPO}/pulls/8/merge")

    assert (opened.status_code, opened.json()["number"]) == (201, 8)
    assert again.status_code == 422
    assert [(one["filename"], one["changes"]) for one in files] == [("src/cli.py", 2)]
    assert merged.json()["merged"] is True
    assert (twice.status_code, twice.json()["message"]) == (405, "Pull Request is not mergeable")
    assert github.get(f"{REPO}/pulls/8").json()["merged"] is True
    assert github.get(f"{REPO}/commits").json()[0]["sha"] == merged.json()["sha"]
    content = github.get(f"{REPO}/contents/src/cli.py").json()["content"]
    assert b"return" in b64decode(content)


def test_merge_refuses_another_head(github):
    answer = github.call("PUT", f"{REPO}/pulls/7/merge", json={"sha": "0" * 40})

    assert answer.status_code == 409


def test_commits_of_a_branch(github):
    main = [one["commit"]["message"] for one in github.get(f"{REPO}/commits").json()]
    branch = [one["commit"]["message"] for one in github.get(f"{REPO}/commits?sha=quiet").json()]

    assert main[0] == "Say how large a note may be"
    assert branch == ["Print nothing when there is nothing", *main]
    assert len(github.get(f"{REPO}/commits?path=src").json()) == 1
    assert len(github.get(f"{REPO}/commits?author=tomas-oliveira").json()) == 1
    assert github.get(f"{REPO}/commits?sha=nope").status_code == 404


def test_branches(github):
    names = [one["name"] for one in github.get(f"{REPO}/branches").json()]

    assert names == ["localized-headings", "main", "quiet"]


def test_contents(github):
    folder = github.get(f"{REPO}/contents").json()
    file = github.get(f"{REPO}/contents/docs/größe.md").json()
    on_branch = github.get(f"{REPO}/contents/docs/languages.md?ref=localized-headings")

    assert [(one["name"], one["type"]) for one in folder] == [
        ("LICENSE", "file"),
        ("README.md", "file"),
        ("docs", "dir"),
        ("src", "dir"),
        ("tests", "dir"),
    ]
    assert b64decode(file["content"]).decode().startswith("# Größe")
    assert on_branch.json()["path"] == "docs/languages.md"
    assert github.get(f"{REPO}/contents/docs/languages.md").status_code == 404
    assert github.get(f"{REPO}/contents/README.md?ref=nope").status_code == 404


def test_search(github):
    found = github.get("search/issues", params={"q": f"emoji repo:{REPO[6:]} is:open"}).json()
    pulls = github.get("search/issues", params={"q": f"repo:{REPO[6:]} is:pr"}).json()
    repos = github.get("search/repositories", params={"q": "deployed user:aiko-tanaka"}).json()
    empty = github.get("search/issues")

    assert (found["total_count"], found["items"][0]["number"]) == (1, 4)
    assert sorted(one["number"] for one in pulls["items"]) == [3, 7]
    assert [one["full_name"] for one in repos["items"]] == ["aiko-tanaka/harbor"]
    assert empty.status_code == 422


def test_refuses_a_caller_without_user_agent(github):
    answer = github.get("user", headers={"User-Agent": ""})

    assert answer.status_code == 403
    assert answer.text.startswith("Request forbidden by administrative rules.")


@pytest.mark.parametrize("bearer", ["Bearer nonsense", "Bearer", "Basic eDp5"])
def test_refuses_unknown_bearers(github, bearer):
    assert github.get("user", headers={"Authorization": bearer}).status_code == 401


def test_email_is_shown_to_those_who_may_read_it(github):
    assert github.get("user").json()["email"] == "mara@northwind.example"
    assert github.get("user/emails").json()[0]["primary"] is True

    github.connect(scope="")

    assert github.get("user").json()["email"] is None
    assert github.get("user/emails").status_code == 404


def test_unknown_route_is_githubs_404(github):
    answer = github.get("no/such/route")

    assert answer.status_code == 404
    assert answer.json()["message"] == "Not Found"
    assert "X-RateLimit-Limit" in answer.headers
