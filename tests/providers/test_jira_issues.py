"""Jira issues through our API and over real HTTP."""

import pytest

TOMAS = "712020:9a1f0c3e-0002-4000-8000-000000000002"
ISSUE = "jira/issues/HAR-1"


@pytest.fixture
def jira(caller):
    assert caller.connect("jira")["status"] == "success"
    return caller


def pages_of(caller, path, key, **query):
    """Return the ids of every page of a list, page by page."""
    pages, cursor = [], {}
    while cursor is not None:
        body = caller.get(path, **query, **cursor).json()
        pages.append([each.get("id") or each["accountId"] for each in body["data"][key]])
        cursor = {"cursor": body["next_cursor"]} if body["next_cursor"] else None
    return pages


def test_a_list_without_a_query_shows_what_changed_lately(jira):
    issues = jira.get("jira/issues").json()["data"]["issues"]

    assert {issue["key"] for issue in issues} == {"HAR-1", "HAR-2", "HAR-3", "HAR-4", "WEB-1"}
    fields = next(issue["fields"] for issue in issues if issue["key"] == "HAR-1")
    assert fields["summary"] == "Repair the lights of the north pier"
    assert fields["status"]["statusCategory"]["colorName"] == "blue-gray"
    assert fields["assignee"]["displayName"] == "Tomás Oliveira"
    assert (fields["priority"]["name"], fields["issuetype"]["name"]) == ("High", "Bug")


def test_a_query_without_a_restriction_is_jiras_400(jira):
    response = jira.get("jira/issues", jql="ORDER BY created")

    assert response.status_code == 400
    assert "Unbounded JQL queries are not allowed here." in response.json()["error"]


@pytest.mark.parametrize(
    ("path", "key", "query"),
    [
        ("jira/issues", "issues", {"jql": "project in (HAR, WEB) ORDER BY created"}),
        ("jira/projects", "projects", {}),
        (f"{ISSUE}/comments", "comments", {}),
        ("jira/users", "users", {"q": "mara"}),
    ],
)
def test_every_list_is_paged_to_its_end(jira, path, key, query):
    [whole] = pages_of(jira, path, key, limit=50, **query)

    pages = pages_of(jira, path, key, limit=1, **query)

    assert [each for page in pages for each in page] == whole
    assert whole


def test_an_issue_is_created_shown_changed_moved_and_handed_over(jira):
    made = jira.post(
        "jira/issues", project="HAR", summary="Paint", description="Blue.\n\nNot grey."
    ).json()["data"]
    place = f"jira/issues/{made['key']}"

    changed = jira.send("patch", place, {"summary": "Paint it", "labels": ["pier"]})
    moved = jira.post(f"{place}/transitions", transitionId="21")
    given = jira.send("put", f"{place}/assignee", {"accountId": TOMAS})

    answers = [(each.status_code, each.json()["data"]) for each in (changed, moved, given)]
    assert answers == [(200, {})] * 3
    fields = jira.get(place).json()["data"]["fields"]
    assert (fields["summary"], fields["labels"]) == ("Paint it", ["pier"])
    assert fields["descriptionText"] == "Blue.\n\nNot grey."
    assert fields["status"]["name"] == "In Progress"
    assert fields["assignee"]["accountId"] == TOMAS
    assert jira.send("put", f"{place}/assignee", {"accountId": None}).status_code == 200
    assert jira.get(place, fields="assignee").json()["data"]["fields"] == {"assignee": None}


def test_a_comment_is_the_last_one(jira):
    made = jira.post(f"{ISSUE}/comments", text="Grüße ☕\nbis Montag").json()["data"]

    comments = jira.get(f"{ISSUE}/comments").json()["data"]["comments"]

    assert comments[-1]["id"] == made["id"]
    assert comments[-1]["bodyText"] == made["bodyText"] == "Grüße ☕\nbis Montag"
    assert made["body"]["type"] == "doc"


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("jira/issues", {"project": "NO", "summary": "a"}, 400, "project: valid project"),
        (f"{ISSUE}/transitions", {"transitionId": "99"}, 400, "not valid for the current state"),
        ("jira/issues/HAR-99/comments", {"text": "a"}, 404, "Issue does not exist"),
    ],
)
def test_jiras_sentences_reach_the_caller(jira, path, body, status, said):
    response = jira.post(path, **body)

    assert response.status_code == status
    assert said in response.json()["error"]
    assert response.json()["details"]["source"] == "provider"
