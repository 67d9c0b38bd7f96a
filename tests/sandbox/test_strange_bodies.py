"""Bodies of the wrong kind are refused in the provider's form; none breaks the sandbox."""

import pytest

STRANGE = [b"[]", b"{", b"[" * 5000, b"\xff", b'"x"', b"null"]
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("body", STRANGE)
def test_google_answers_400(google, body):
    google.connect()

    for path in ("gmail/v1/users/me/messages/send", "calendar/v3/freeBusy", "drive/v3/files"):
        answer = google.post(path, data=body, headers=JSON)

        assert (answer.status_code, answer.json()["error"]["code"]) == (400, 400)


@pytest.mark.parametrize("body", STRANGE)
def test_github_answers_400(github, body):
    answer = github.connect().post(
        "repos/mara-lindqvist/field-notes/issues", data=body, headers=JSON
    )

    assert (answer.status_code, sorted(answer.json())) == (
        400,
        ["documentation_url", "message", "status"],
    )


@pytest.mark.parametrize("body", STRANGE)
def test_slack_answers_ok_false(slack, body):
    answer = slack.connect().post("api/chat.postMessage", data=body, headers=JSON)

    assert answer.status_code == 200
    assert answer.json()["error"] in ("invalid_json", "json_not_object")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("gmail/v1/users/me/drafts", {"message": []}),
        ("calendar/v3/freeBusy", {"timeMin": 1, "timeMax": 2}),
        ("calendar/v3/calendars/primary/events", {"start": [], "end": {}}),
        ("drive/v3/files", {"name": {}}),
        ("drive/v3/files", {"parents": "root"}),
    ],
)
def test_google_refuses_values_of_the_wrong_type(google, path, body):
    assert google.connect().post(path, body).status_code == 400


@pytest.mark.parametrize("body", [{"labels": [{}, 1]}, {"body": 5}, {"assignees": "me"}])
def test_github_refuses_values_of_the_wrong_type(github, body):
    github.connect()

    answer = github.post("repos/mara-lindqvist/field-notes/issues", {"title": "x"} | body)

    assert answer.status_code == 422
