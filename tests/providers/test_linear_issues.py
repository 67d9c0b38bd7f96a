"""Linear through our API and over real HTTP."""

import time

import pytest

from integrations.models import Integration
from tests.providers.connected import asked

TOKEN = "/oauth/token"


@pytest.fixture
def linear(caller):
    assert caller.connect("linear")["status"] == "success"
    return caller


def data_of(response):
    assert response.status_code == 200, response.content
    return response.json()["data"]


def names(data):
    return [issue["identifier"] for issue in data["issues"]]


def test_issues_are_listed_the_newest_first_and_paged_to_the_end(linear):
    first = linear.get("linear/issues", limit=3).json()
    last = linear.get("linear/issues", limit=3, cursor=first["next_cursor"]).json()

    assert set(first["data"]) == {"issues", "next_cursor"}
    assert names(first["data"]) == ["ENG-4", "ENG-3", "DES-1"]
    assert names(last["data"]) == ["ENG-2", "ENG-1"]
    assert last["next_cursor"] is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"team": "des"}, ["DES-1"]),
        ({"team": "22220000-0000-4000-8000-000000000002"}, ["DES-1"]),
        ({"assignee": "me"}, ["ENG-1"]),
        ({"assignee": "tomas@northwind.example"}, ["ENG-4", "ENG-2"]),
        ({"assignee": "aiko"}, ["DES-1"]),
        ({"state": "in progress"}, ["DES-1", "ENG-1"]),
        ({"label": "Bug"}, ["ENG-2", "ENG-1"]),
        ({"label": "Bug", "state": "Todo"}, ["ENG-2"]),
        ({"updated_after": "2099-01-01T00:00:00Z"}, []),
        ({"team": '"}) { viewer { id } } #'}, []),
    ],
)
def test_issues_are_filtered(linear, query, found):
    assert names(data_of(linear.get("linear/issues", **query))) == found


def test_an_issue_has_what_people_want_to_see(linear):
    issue = data_of(linear.get("linear/issues/ENG-1"))

    assert issue["state"]["name"] == "In Progress"
    assert issue["assignee"]["displayName"] == "mara"
    assert (issue["priority"], issue["priorityLabel"]) == (1, "Urgent")
    assert [label["name"] for label in issue["labels"]["nodes"]] == ["Bug"]
    assert data_of(linear.get(f"linear/issues/{issue['id']}")) == issue


def test_issues_are_searched(linear):
    assert names(data_of(linear.get("linear/issues/search", query="login"))) == ["DES-1", "ENG-1"]


def test_an_issue_is_made_changed_commented_on_and_archived(linear, sandbox):
    made = data_of(linear.post("linear/issues", team="ENG", title="Größe 🎨", priority=2))
    [state] = [
        one
        for one in data_of(linear.get("linear/workflow-states", team="ENG"))["states"]
        if one["name"] == "Done"
    ]
    changed = data_of(
        linear.send("patch", f"linear/issues/{made['identifier']}", {"state_id": state["id"]})
    )
    comment = data_of(linear.post(f"linear/issues/{made['id']}/comments", body="Done."))
    answered = data_of(
        linear.post(f"linear/issues/{made['id']}/comments", body="Thanks.", parentId=comment["id"])
    )
    comments = data_of(linear.get(f"linear/issues/{made['identifier']}/comments"))["comments"]
    gone = data_of(linear.send("delete", f"linear/issues/{made['id']}", {}))

    assert (made["identifier"], made["title"]) == ("ENG-5", "Größe 🎨")
    assert (changed["title"], changed["state"]["name"]) == ("Größe 🎨", "Done")
    assert answered["parent"] == {"id": comment["id"]}
    assert {one["body"] for one in comments} == {"Done.", "Thanks."}
    assert gone["success"] is True
    assert "ENG-5" not in names(data_of(linear.get("linear/issues")))


@pytest.mark.parametrize("path", ["linear/issues/ENG-99", "linear/issues/ENG-99/comments"])
def test_an_unknown_issue_is_not_found_though_linear_answers_200(linear, path):
    response = linear.get(path)

    assert response.status_code == 404
    assert response.json()["error_code"] == "NOT_FOUND"
    assert response.json()["details"]["status"] == 200


def test_what_linear_finds_invalid_is_a_bad_request(linear):
    response = linear.get("linear/projects", filter='{"nope": {"eq": 1}}')

    assert response.status_code == 400
    assert "is not defined by type" in response.json()["error"]


def test_lists_of_the_workspace(linear):
    assert [one["key"] for one in data_of(linear.get("linear/teams"))["teams"]] == ["ENG", "DES"]
    assert len(data_of(linear.get("linear/users"))["users"]) == 3
    assert data_of(linear.get("linear/members")) == data_of(linear.get("linear/users"))
    assert [one["name"] for one in data_of(linear.get("linear/labels"))["labels"]] == [
        "Bug",
        "Feature",
    ]
    assert data_of(linear.get("linear/me"))["organization"]["urlKey"] == "northwind"
    wanted = linear.get("linear/projects", filter='{"name": {"containsIgnoreCase": "LAUNCH"}}')
    assert [one["name"] for one in data_of(wanted)["projects"]] == ["Spring launch"]


def test_reading_alone_does_not_write(caller):
    caller.connect("linear", scopes=["linear.read"])

    [integration] = caller.integrations()

    assert [one["service_name"] for one in integration["enabled_services"]] == ["linear.read"]
    assert caller.post("linear/issues", teamId="ENG", title="T").status_code == 403


def test_a_scope_that_linear_misses_is_told(linear, sandbox):
    error = {"message": "Invalid scope: `write` required", "extensions": {"code": "FORBIDDEN"}}
    sandbox.control(
        "failures", provider="linear", path="/graphql", status=400, body={"errors": [error]}
    )

    response = linear.send("delete", "linear/issues/ENG-1", {})

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"


def test_a_limit_comes_as_a_400_and_leaves_as_a_429(linear, sandbox):
    reset = str(int((time.time() + 40) * 1000))
    sandbox.control(
        "failures",
        provider="linear",
        path="/graphql",
        status=400,
        times=5,
        headers={"X-RateLimit-Requests-Remaining": "0", "X-RateLimit-Requests-Reset": reset},
        body={"errors": [{"message": "Slow down", "extensions": {"code": "RATELIMITED"}}]},
    )

    response = linear.get("linear/teams")

    assert response.status_code == 429
    assert int(response["Retry-After"]) in range(36, 43)


def test_the_identity_is_stored(caller):
    caller.connect("linear", person="tomas")
    row = Integration.objects.get()

    assert row.provider_user_email == "tomas@northwind.example"
    assert row.provider_user_name == "Tomás Oliveira in Northwind"
    assert row.provider_data["organization"] == "northwind"


def test_tokens_rotate_with_every_refresh(linear, sandbox):
    for count in (2, 3):
        sandbox.control("expire", provider="linear", kind="access")
        assert linear.get("linear/teams").status_code == 200
        assert asked(sandbox, "linear", TOKEN) == count


@pytest.mark.parametrize("status", [200, 400])
def test_a_refused_token_is_known_whatever_the_status(linear, sandbox, status):
    error = {"message": "Not authenticated", "extensions": {"code": "AUTHENTICATION_ERROR"}}
    sandbox.control(
        "failures", provider="linear", path="/graphql", status=status, body={"errors": [error]}
    )

    assert linear.get("linear/teams").status_code == 200
    assert asked(sandbox, "linear", TOKEN) == 2


def test_a_dead_refresh_token_expires_the_connection(linear, sandbox):
    sandbox.control("revoke", provider="linear")

    assert linear.get("linear/teams").json()["code"] == "INTEGRATION_EXPIRED"
    assert linear.integrations()[0]["status"] == "expired"


def test_disconnecting_takes_the_token_back(linear, sandbox):
    linear.client.delete(f"/api/v1/accounts/{linear.account_id}/integrations/linear")

    [revoked] = sandbox.requests(provider="linear", path="/oauth/revoke")["requests"]
    assert revoked["status"] == 200
