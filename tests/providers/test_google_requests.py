"""From what a caller sends to the request that Google gets."""

import pytest

from config.api.errors import Invalid
from tests.providers.requested import request_of

GMAIL = "https://gmail.googleapis.com/gmail/v1/users/me"
CALENDAR = "https://www.googleapis.com/calendar/v3"
DRIVE = "https://www.googleapis.com/drive/v3"


@pytest.mark.parametrize(
    ("name", "given", "url", "params"),
    [
        (
            "gmail_list_messages",
            {},
            f"{GMAIL}/messages",
            {"includeSpamTrash": "false", "maxResults": 10},
        ),
        (
            "gmail_list_messages",
            {"limit": "500", "cursor": "p2", "search": "is:unread", "label_ids": "INBOX,IMPORTANT"},
            f"{GMAIL}/messages",
            {
                "q": "is:unread",
                "labelIds": ["INBOX", "IMPORTANT"],
                "includeSpamTrash": "false",
                "maxResults": 100,
                "pageToken": "p2",
            },
        ),
        (
            "gmail_get_message",
            {"id": "18f0/x"},
            f"{GMAIL}/messages/18f0%2Fx",
            {"format": "full"},
        ),
        (
            "gmail_get_attachment",
            {"messageId": "m1", "attachmentId": "A1"},
            f"{GMAIL}/messages/m1/attachments/A1",
            {},
        ),
        (
            "calendar_get_event",
            {"eventId": "e1", "calendarId": "team@group.calendar.google.com"},
            f"{CALENDAR}/calendars/team%40group.calendar.google.com/events/e1",
            {},
        ),
        (
            "calendar_list_events",
            {"time_min": "2026-03-01", "max_results": "5"},
            f"{CALENDAR}/calendars/primary/events",
            {
                "timeMin": "2026-03-01T00:00:00Z",
                "singleEvents": "true",
                "orderBy": "startTime",
                "maxResults": 5,
            },
        ),
        ("calendar_list_calendars", {}, f"{CALENDAR}/users/me/calendarList", {"maxResults": 100}),
    ],
)
def test_what_is_read(name, given, url, params):
    request = request_of(name, **given)

    assert (request.method, request.url, request.params) == ("GET", url, params)
    assert request.json is None


@pytest.mark.parametrize(
    ("name", "given", "call", "body"),
    [
        (
            "gmail_modify_message",
            {"messageId": "m1", "add_labels": ["STARRED"], "removeLabelIds": ["UNREAD"]},
            ("POST", f"{GMAIL}/messages/m1/modify"),
            {"addLabelIds": ["STARRED"], "removeLabelIds": ["UNREAD"]},
        ),
        ("gmail_trash_message", {"id": "m1"}, ("POST", f"{GMAIL}/messages/m1/trash"), {}),
        (
            "calendar_check_freebusy",
            {"timeMin": "2026-03-01", "timeMax": "2026-03-02"},
            ("POST", f"{CALENDAR}/freeBusy"),
            {
                "timeMin": "2026-03-01T00:00:00Z",
                "timeMax": "2026-03-02T00:00:00Z",
                "items": [{"id": "primary"}],
            },
        ),
        (
            "calendar_update_event",
            {"eventId": "e1", "location": "Bern"},
            ("PATCH", f"{CALENDAR}/calendars/primary/events/e1"),
            {"location": "Bern"},
        ),
        (
            "drive_delete_file",
            {"fileId": "F1"},
            ("PATCH", f"{DRIVE}/files/F1"),
            {"trashed": True},
        ),
        (
            "drive_share_file",
            {"fileId": "F1", "role": "reader", "email": "ada@example.org"},
            ("POST", f"{DRIVE}/files/F1/permissions"),
            {"role": "reader", "type": "user", "emailAddress": "ada@example.org"},
        ),
    ],
)
def test_what_is_written(name, given, call, body):
    request = request_of(name, **given)

    assert (request.method, request.url) == call
    assert request.json == body


def test_a_created_event_tells_its_guests_by_query():
    request = request_of(
        "calendar_create_event",
        summary="Standup",
        start="2026-03-01T09:00:00+01:00",
        end='{"dateTime": "2026-03-01T09:30:00+01:00"}',
        attendees="ada@example.org,joe@example.com",
        sendUpdates="all",
    )

    assert request.params == {"conferenceDataVersion": "1", "sendUpdates": "all"}
    assert request.json == {
        "summary": "Standup",
        "start": {"dateTime": "2026-03-01T09:00:00+01:00"},
        "end": {"dateTime": "2026-03-01T09:30:00+01:00"},
        "attendees": [{"email": "ada@example.org"}, {"email": "joe@example.com"}],
    }


def test_deleting_an_event_has_no_body():
    request = request_of("calendar_delete_event", eventId="e1", send_updates="none")

    assert (request.method, request.params, request.json) == (
        "DELETE",
        {"sendUpdates": "none"},
        None,
    )


def test_a_moved_file_leaves_the_folder_it_is_in():
    request = request_of("drive_update_file", {"parents": ["B"]}, fileId="F1", folderId="A")

    assert (request.params["addParents"], request.params["removeParents"]) == ("A", "B")


def test_a_file_without_a_folder_leaves_none():
    request = request_of("drive_update_file", {}, fileId="F1", addParents="A")

    assert "removeParents" not in request.params


def test_a_renamed_file_stays_where_it_is():
    request = request_of("drive_update_file", fileId="F1", name="New")

    assert request.json == {"name": "New"}
    assert not {"addParents", "removeParents"} & set(request.params)


def test_a_moved_file_names_its_folders_in_the_query():
    request = request_of("drive_update_file", fileId="F1", add_parents="A", removeParents="B")

    assert (request.params["addParents"], request.params["removeParents"]) == ("A", "B")
    assert request.json == {}


@pytest.mark.parametrize("name", ["search", "query"])
def test_files_are_searched_by_words(name):
    params = request_of("drive_list_files", **{name: "budget"}).params

    assert params["q"] == "fullText contains 'budget' and trashed = false"
    assert params["pageSize"] == 20
    assert "orderBy" not in params
    assert not {"search", "query", "trashed", "folderId", "mimeType"} & set(params)


@pytest.mark.parametrize("name", ["search", "query", "q"])
def test_the_search_tool_takes_words_by_any_name(name):
    params = request_of("drive_search_files", **{name: "budget", "mimeType": "text/csv"}).params

    assert params["q"] == (
        "fullText contains 'budget' and mimeType = 'text/csv' and trashed = false"
    )
    assert params["pageSize"] == 10


def test_a_folder_is_listed_in_order():
    params = request_of("drive_list_files", folderId="F1").params

    assert params["q"] == "'F1' in parents and trashed = false"
    assert params["orderBy"] == "modifiedTime desc"
    assert params["fields"].startswith("nextPageToken,")


def test_a_mail_is_one_field():
    request = request_of(
        "gmail_send_message", to="ada@example.org", subject="Hi", body="<b>Hi</b>", is_html="true"
    )

    assert (request.method, request.url) == ("POST", f"{GMAIL}/messages/send")
    assert set(request.json) == {"raw"}


@pytest.mark.parametrize(
    ("name", "given", "problem"),
    [
        ("gmail_send_message", {"to": "ada@example.org"}, "This field is required"),
        ("gmail_get_message", {"messageId": "m1", "format": "yaml"}, "format: "),
        ("calendar_list_events", {"timeMin": "soon"}, "timeMin: "),
        ("drive_share_file", {"fileId": "F1", "role": "owner"}, "role: "),
        ("drive_get_file", {"fileId": ".."}, "fileId: "),
    ],
)
def test_what_is_wrong_is_named_before_google_is_asked(name, given, problem):
    with pytest.raises(Invalid, match=problem):
        request_of(name, **given)
