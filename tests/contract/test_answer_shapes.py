"""What a provider route answers: lists with a named key and a cursor, mail flattened, files as JSON or bytes."""

from base64 import b64decode
from urllib.parse import quote

import pytest

from tests.contract.shapes import data_of


@pytest.fixture
def google(connect):
    return connect("google")


@pytest.fixture
def slack(connect):
    return connect("slack")


@pytest.fixture
def github(connect):
    return connect("github")


def pages(caller, path, key, **query):
    """Walk a list to its end, and return its items and the number of pages."""
    items, cursor, count = [], None, 0
    while count == 0 or cursor:
        more = {"cursor": cursor} if cursor else {}
        body = caller.get(path, query | more).json()
        assert body["ok"] is True, body
        items += body["data"][key] if key else body["data"]
        cursor, count = body["next_cursor"], count + 1
        assert cursor is None or isinstance(cursor, str)
        if key:
            assert body["data"]["next_cursor"] == cursor
    return items, count


@pytest.mark.parametrize(
    ("provider", "path", "key", "name"),
    [
        ("google", "gmail/messages", "messages", "id"),
        ("google", "gmail/threads", "threads", "id"),
        ("google", "calendar/calendars", "calendars", "id"),
        ("google", "calendar/events", "events", "id"),
        ("google", "drive/files", "files", "id"),
        ("slack", "slack/channels", "channels", "id"),
        ("slack", "slack/channels/general/messages", "messages", "ts"),
        ("slack", "slack/users", "users", "id"),
        ("github", "github/repos", None, "id"),
    ],
)
def test_a_list_pages_to_its_end_without_doubles(caller, connect, provider, path, key, name):
    connect(provider)

    whole, one = pages(caller, f"/api/v1/{path}", key, limit=100)
    piecemeal, many = pages(caller, f"/api/v1/{path}", key, limit=2)

    assert (one, many > 1) == (1, True)
    assert [each[name] for each in piecemeal] == [each[name] for each in whole]
    assert len({each[name] for each in whole}) == len(whole)


@pytest.mark.usefixtures("google")
def test_a_list_that_has_no_pages_has_a_cursor_of_null(caller):
    body = caller.get("/api/v1/gmail/labels").json()

    assert (body["next_cursor"], body["data"]["next_cursor"]) == (None, None)
    assert {"INBOX", "SENT"} <= {label["id"] for label in body["data"]["labels"]}


@pytest.mark.usefixtures("github")
def test_github_keeps_bare_lists(caller):
    body = caller.get("/api/v1/github/repos", {"limit": 2}).json()

    assert (list(body), len(body["data"])) == (["ok", "data", "next_cursor"], 2)


@pytest.mark.usefixtures("github")
def test_one_thing_has_no_cursor(caller):
    assert list(caller.get("/api/v1/github/user").json()) == ["ok", "data"]


@pytest.mark.usefixtures("google")
def test_a_mail_in_a_list_is_flat(caller):
    messages = data_of(caller.get("/api/v1/gmail/messages", {"limit": 50}))["messages"]

    for message in messages:
        assert set(message) >= {
            "id",
            "threadId",
            "from",
            "to",
            "subject",
            "date",
            "snippet",
            "labels",
            "isUnread",
            "hasAttachments",
        }
        assert isinstance(message["subject"], str)
        assert isinstance(message["isUnread"], bool)
        assert isinstance(message["hasAttachments"], bool)
    assert {True, False} == {message["isUnread"] for message in messages}
    assert "payload" not in messages[0]


@pytest.mark.usefixtures("google")
def test_a_member_that_fails_keeps_its_ids(caller, sandbox):
    listed = data_of(caller.get("/api/v1/gmail/messages", {"limit": 3}))["messages"]
    path = f"/gmail/v1/users/me/messages/{listed[1]['id']}"
    sandbox.control("failures", provider="google", path=path, status=500)

    again = data_of(caller.get("/api/v1/gmail/messages", {"limit": 3}))["messages"]

    assert [message["id"] for message in again] == [message["id"] for message in listed]
    assert (again[1]["threadId"], again[0]["subject"]) == (
        listed[1]["threadId"],
        listed[0]["subject"],
    )
    assert "from" not in again[1] or not again[1]["from"]


@pytest.mark.usefixtures("google")
def test_one_mail_is_flat_with_its_body(caller):
    listed = data_of(caller.get("/api/v1/gmail/messages", {"q": "Entwürfe"}))["messages"]

    message = data_of(caller.get(f"/api/v1/gmail/messages/{listed[0]['id']}"))

    assert message["subject"] == "Entwürfe für das neue Logo – bitte ansehen"
    assert isinstance(message["body"], str)
    assert message["body"].strip()


@pytest.mark.usefixtures("google")
@pytest.mark.parametrize(
    "times",
    [
        ("2026-03-01T09:00:00Z", "2026-03-01T09:30:00Z"),
        ({"dateTime": "2026-03-01T09:00:00Z"}, {"dateTime": "2026-03-01T09:30:00Z"}),
        (
            {"dateTime": "2026-03-01T10:00:00+01:00", "timeZone": "Europe/Zurich"},
            {"dateTime": "2026-03-01T10:30:00+01:00", "timeZone": "Europe/Zurich"},
        ),
    ],
)
def test_an_event_takes_its_times_as_text_or_object_and_answers_objects(caller, times):
    start, end = times

    event = data_of(
        caller.post_json("/api/v1/calendar/events", {"summary": "Tea", "start": start, "end": end})
    )

    assert set(event["start"]) >= {"dateTime"}
    assert set(event["end"]) >= {"dateTime"}
    assert event["start"]["dateTime"].startswith(("2026-03-01T09:00:00", "2026-03-01T10:00:00"))


@pytest.mark.usefixtures("google")
def test_a_whole_day_is_given_as_a_date(caller):
    day = {"summary": "Holiday", "start": "2026-03-01", "end": "2026-03-02"}

    event = data_of(caller.post_json("/api/v1/calendar/events", day))

    assert (event["start"], event["end"]) == ({"date": "2026-03-01"}, {"date": "2026-03-02"})


@pytest.mark.usefixtures("google")
def test_a_files_content_is_json_or_the_bytes_themselves(caller):
    content = b"\x00\x01\xfe\xff" * 1000
    stored = caller.generic(
        "PUT",
        "/api/v1/drive/files/content?name=a.bin&mimeType=application/octet-stream",
        content,
        content_type="application/octet-stream",
    )
    file_id = data_of(stored)["id"]

    as_json = data_of(caller.get(f"/api/v1/drive/files/{file_id}/content"))
    raw = caller.get(f"/api/v1/drive/files/{file_id}/content", {"format": "raw"})

    assert {name: as_json[name] for name in ("name", "mimeType", "size")} == {
        "name": "a.bin",
        "mimeType": "application/octet-stream",
        "size": 4000,
    }
    assert b64decode(as_json["content"]) == content
    assert raw.streaming
    assert b"".join(raw.streaming_content) == content
    assert raw["Content-Type"] == "application/octet-stream"
    assert raw["Content-Disposition"].startswith("attachment")
    assert raw["X-RateLimit-Limit"] == "100000"


@pytest.mark.usefixtures("google")
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("notes 1.txt", 'filename="notes 1.txt"'),
        ("Größe.txt", "filename=\"Gr__e.txt\"; filename*=utf-8''Gr%C3%B6%C3%9Fe.txt"),
        ("会議.txt", "filename=\"__.txt\"; filename*=utf-8''%E4%BC%9A%E8%AD%B0.txt"),
    ],
)
def test_raw_bytes_have_a_name_for_clients_that_read_plain_ones_alone(caller, name, told):
    where = f"/api/v1/drive/files/content?name={quote(name)}&mimeType=text/plain"
    stored = caller.generic("PUT", where, b"hello", content_type="text/plain")

    raw = caller.get(f"/api/v1/drive/files/{data_of(stored)['id']}/content", {"format": "raw"})

    assert b"".join(raw.streaming_content) == b"hello"
    assert raw["Content-Disposition"] == f"attachment; {told}"


@pytest.mark.usefixtures("slack")
def test_slack_answers_have_the_fields_clients_render(caller):
    channels = data_of(caller.get("/api/v1/slack/channels"))["channels"]
    messages = data_of(caller.get("/api/v1/slack/channels/general/messages"))["messages"]
    sent = data_of(
        caller.post_json("/api/v1/slack/messages", {"channel": "#general", "text": "Hi"})
    )

    assert all({"id", "name"} <= set(channel) for channel in channels)
    assert all({"text", "user", "ts"} <= set(message) for message in messages)
    assert {name: sent[name] for name in ("ok", "channel", "text")} == {
        "ok": True,
        "channel": next(each["id"] for each in channels if each["name"] == "general"),
        "text": "Hi",
    }
    assert sent["ts"]


@pytest.mark.usefixtures("github")
def test_github_answers_have_the_fields_clients_render(caller):
    repo = data_of(caller.get("/api/v1/github/repos"))[0]["full_name"]
    path = f"/api/v1/github/repos/{repo}"
    made = data_of(caller.post_json(f"{path}/issues", {"title": "Größe", "body": "Text"}))

    shown = data_of(caller.get(f"{path}/issues/{made['number']}"))

    fields = {"title", "number", "state", "html_url", "body", "user", "created_at"}
    assert fields <= set(made) & set(shown)
    assert (shown["title"], shown["state"]) == ("Größe", "open")
