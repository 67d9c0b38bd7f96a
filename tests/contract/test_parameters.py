"""Parameters: their spellings, their types as text, and what is said of a bad one."""

import json
from base64 import urlsafe_b64decode

import pytest

from tests.factories import make_integration

MESSAGES = "https://gmail.googleapis.com/gmail/v1/users/me/messages"
EVENTS = "https://www.googleapis.com/calendar/v3/calendars/primary/events"


@pytest.fixture
def caller(api, account):
    for provider in ("github", "google", "slack"):
        make_integration(account, provider)
    return api.acting_for("user-123")


def params_of(answer):
    [call] = answer.calls
    return call.request.params


@pytest.mark.parametrize("name", ["limit", "maxResults", "max_results", "pageSize", "page_size"])
def test_limit_has_five_names(caller, upstream, name):
    mail = upstream.get(MESSAGES, json={})
    repos = upstream.get("https://api.github.com/user/repos", json=[])
    channels = upstream.get(
        "https://slack.com/api/conversations.list", json={"ok": True, "channels": []}
    )

    for path in ("gmail/messages", "github/repos", "slack/channels"):
        assert caller.get(f"/api/v1/{path}", {name: "7"}).status_code == 200

    assert params_of(mail)["maxResults"] == "7"
    assert params_of(repos)["per_page"] == "7"
    assert params_of(channels)["limit"] == "7"


@pytest.mark.parametrize("name", ["cursor", "pageToken", "page_token"])
def test_cursor_has_three_names(caller, upstream, name):
    mail = upstream.get(MESSAGES, json={})
    channels = upstream.get(
        "https://slack.com/api/conversations.list", json={"ok": True, "channels": []}
    )

    caller.get("/api/v1/gmail/messages", {name: "next-one"})
    caller.get("/api/v1/slack/channels", {name: "next-one"})

    assert params_of(mail)["pageToken"] == "next-one"
    assert params_of(channels)["cursor"] == "next-one"


@pytest.mark.parametrize("name", ["q", "search", "query"])
def test_a_search_has_three_names(caller, upstream, name):
    mail = upstream.get(MESSAGES, json={})

    caller.get("/api/v1/gmail/messages", {name: "is:unread"})

    assert params_of(mail)["q"] == "is:unread"


def test_a_search_keeps_the_names_apart_where_a_tool_means_two_things(caller, upstream):
    files = upstream.get("https://www.googleapis.com/drive/v3/files", json={})

    caller.get("/api/v1/drive/files", {"q": "name = 'a'"})

    assert "name = 'a'" in params_of(files)["q"]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ([1], "[1] is not of type 'string', 'object'"),
        (["x" * 300], "Not a valid type."),
        ({"dateTime": 5}, "{'dateTime': 5} is not valid under any of the given schemas"),
    ],
)
def test_a_value_of_none_of_several_types_is_told_which(caller, given, problem):
    event = {"summary": "s", "start": given, "end": "2026-03-01"}

    answer = caller.post_json("/api/v1/calendar/events", event).json()

    assert answer["details"]["fields"] == {"start": [problem]}


@pytest.mark.parametrize("name", ["timeMin", "time_min"])
def test_snake_case_is_accepted_for_camel_case(caller, upstream, name):
    events = upstream.get(EVENTS, json={})

    caller.get("/api/v1/calendar/events", {name: "2026-03-01T00:00:00Z"})

    assert params_of(events)["timeMin"] == "2026-03-01T00:00:00Z"


@pytest.mark.parametrize(
    ("asked", "sent"), [("101", "100"), ("100", "100"), ("99999999", "100"), ("1", "1")]
)
def test_a_limit_above_the_maximum_is_clamped(caller, upstream, asked, sent):
    repos = upstream.get("https://api.github.com/user/repos", json=[])

    caller.get("/api/v1/github/repos", {"limit": asked})

    assert params_of(repos)["per_page"] == sent


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", "", "1e2", "9" * 30, "٣x"])
def test_a_bad_limit_is_named(caller, limit):
    response = caller.get("/api/v1/github/repos", {"limit": limit})

    error = response.json()
    assert (response.status_code, error["error_code"]) == (400, "VALIDATION_ERROR")
    assert list(error["details"]["fields"]) == ["limit"]
    assert "source" not in error["details"]


@pytest.mark.parametrize("name", ["limit", "maxResults", "max_results", "pageSize", "page_size"])
@pytest.mark.parametrize("path", ["gmail/messages", "github/repos"])
def test_a_bad_argument_is_named_as_the_caller_spelled_it(caller, path, name):
    error = caller.get(f"/api/v1/{path}", {name: "0"}).json()

    assert error["error"] == f"{name}: 0 is less than the minimum of 1"
    assert error["details"]["fields"] == {name: ["0 is less than the minimum of 1"]}


def test_the_canonical_name_wins_in_the_error_as_it_does_in_the_call(caller):
    error = caller.get("/api/v1/gmail/messages?limit=5&maxResults=0").json()

    assert list(error["details"]["fields"]) == ["maxResults"]


def test_what_is_found_wrong_later_is_named_as_spelled_too(caller):
    cursor = caller.get("/api/v1/github/repos", {"pageToken": "x"}).json()
    time = caller.get("/api/v1/calendar/events", {"time_min": "soon"}).json()

    assert cursor["error"] == "pageToken is not a cursor of github_list_repos"
    assert cursor["details"]["fields"] == {"pageToken": ["Unknown cursor."]}
    assert time["error"].startswith("time_min: 'soon' is neither a date")


def test_the_words_of_a_provider_are_left_as_they_are(caller, upstream):
    upstream.get(MESSAGES, status=400, json={"error": {"message": "maxResults is too odd"}})

    error = caller.get("/api/v1/gmail/messages", {"limit": "5"}).json()

    assert error["details"]["source"] == "provider"
    assert "limit" not in error["error"]


@pytest.mark.parametrize(
    ("path", "name"),
    [("gmail/messages", "limit"), ("gmail/messages", "q"), ("github/repos/o/r/issues", "state")],
)
def test_a_single_value_given_twice_is_named(caller, path, name):
    error = caller.get(f"/api/v1/{path}?{name}=5&{name}=6").json()

    assert error["error"] == f"{name}: given more than once"
    assert error["details"]["fields"] == {name: ["given more than once"]}


@pytest.mark.parametrize("query", ["search=a%00b", "search=a&search=%00"])
def test_a_nul_in_a_query_is_named(caller, query):
    response = caller.get(f"/api/v1/gmail/messages?{query}")

    error = response.json()
    assert (response.status_code, error["error"]) == (400, "search: holds a NUL character")
    assert error["details"]["fields"] == {"search": ["holds a NUL character"]}


def test_a_nul_in_a_list_is_named(caller):
    error = caller.get("/api/v1/github/repos/o/r/issues?labels=bug&labels=%00").json()

    assert error["error"] == "labels: holds a NUL character"


@pytest.mark.parametrize(
    "cursor", ["x", "W1sicGFnZSIsICIyIl1d:1abc:forged", "http://evil.example/", "%00"]
)
def test_a_cursor_that_is_not_ours_is_named(caller, cursor):
    response = caller.get("/api/v1/github/repos", {"cursor": cursor})

    assert response.status_code == 400
    assert list(response.json()["details"]["fields"]) == ["cursor"]


def test_a_value_outside_the_choice_is_named(caller):
    response = caller.get("/api/v1/github/repos/o/r/issues", {"state": "half-open"})

    assert response.status_code == 400
    assert list(response.json()["details"]["fields"]) == ["state"]


def test_every_bad_argument_is_named_at_once(caller):
    response = caller.post_json("/api/v1/gmail/send", {"to": 5, "attachments": [{"filename": "a"}]})

    assert response.status_code == 400
    assert set(response.json()["details"]["fields"]) >= {"subject", "body", "attachments.0.content"}


@pytest.mark.parametrize("value", ["false", "False", "0", "no", False])
def test_text_is_read_as_the_parameters_type(caller, upstream, value):
    channels = upstream.get(
        "https://slack.com/api/conversations.list", json={"ok": True, "channels": []}
    )

    caller.get("/api/v1/slack/channels", {"exclude_archived": value})

    assert params_of(channels)["exclude_archived"] == "false"


def test_is_html_may_be_text(caller, upstream):
    sent = upstream.post(f"{MESSAGES}/send", json={"id": "m1"})
    mail = {"to": "a@b.example", "subject": "Hi", "body": "Text", "isHtml": "false"}

    assert caller.post_json("/api/v1/gmail/send", mail).status_code == 200

    assert "text/html" not in decoded_mail(sent)


@pytest.mark.parametrize("labels", ["bug,help wanted", '["bug", "help wanted"]'])
def test_a_list_may_be_joined_by_commas_or_written_as_json(caller, upstream, labels):
    issues = upstream.get("https://api.github.com/repos/o/r/issues", json=[])

    caller.get("/api/v1/github/repos/o/r/issues", {"labels": labels})

    assert params_of(issues)["labels"] == "bug,help wanted"


def test_a_list_may_be_a_repeated_name(caller, upstream):
    issues = upstream.get("https://api.github.com/repos/o/r/issues", json=[])

    caller.get("/api/v1/github/repos/o/r/issues?labels=bug&labels=help+wanted")

    assert params_of(issues)["labels"] == "bug,help wanted"


def test_the_body_wins_over_the_query_and_the_path_over_both(caller, upstream):
    sent = upstream.post("https://api.github.com/repos/octo/hello/issues", json={"number": 1})

    caller.post_json(
        "/api/v1/github/repos/octo/hello/issues?title=query&owner=evil",
        {"title": "body", "repo": "evil"},
    )

    [call] = sent.calls
    assert json.loads(call.request.body) == {"title": "body"}


def test_unknown_names_in_a_query_are_ignored(caller, upstream):
    repos = upstream.get("https://api.github.com/user/repos", json=[])

    caller.get("/api/v1/github/repos", {"access_token": "x", "nonsense": "1"})

    assert set(params_of(repos)) <= {"per_page"}


@pytest.mark.parametrize("owner", ["%2E%2E", "%2E"])
def test_a_path_cannot_climb(caller, owner):  # promise 81
    response = caller.get(f"/api/v1/github/repos/{owner}/hello/issues")

    assert response.status_code == 400
    assert list(response.json()["details"]["fields"]) == ["owner"]


def test_a_path_value_is_encoded(caller, upstream):  # promise 81
    upstream.get("https://api.github.com/repos/a%3Fb%23c/r%25d/issues", json=[])

    response = caller.get("/api/v1/github/repos/a%3Fb%23c/r%25d/issues")

    assert response.status_code == 200


def decoded_mail(answer):
    [call] = answer.calls
    return urlsafe_b64decode(json.loads(call.request.body)["raw"] + "==").decode()
