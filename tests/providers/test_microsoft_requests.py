"""From what a caller sends to the request that Graph gets."""

import pytest

from config.api.errors import Invalid
from providers.definitions.microsoft.mail import ATTACHMENT, SUMMARY
from tests.providers.requested import request_of

ME = "https://graph.microsoft.com/v1.0/me"
AS_TEXT = 'outlook.body-content-type="text"'
IN_UTC = f'outlook.timezone="UTC", {AS_TEXT}'
NEWEST = "receivedDateTime desc"


def mail_list(**params):
    return {"$select": SUMMARY, "$top": 20, **params}


@pytest.mark.parametrize(
    ("given", "url", "params"),
    [
        ({}, f"{ME}/messages", mail_list(**{"$orderby": NEWEST})),
        ({"limit": "5"}, f"{ME}/messages", mail_list(**{"$orderby": NEWEST, "$top": 5})),
        ({"maxResults": 5000}, f"{ME}/messages", mail_list(**{"$orderby": NEWEST, "$top": 1000})),
        (
            {"folder": "inbox"},
            f"{ME}/mailFolders/inbox/messages",
            mail_list(**{"$orderby": NEWEST}),
        ),
        ({"search": "budget"}, f"{ME}/messages", mail_list(**{"$search": '"budget"'})),
        (
            {"q": 'subject:"a b" \\', "folder": "archive"},
            f"{ME}/mailFolders/archive/messages",
            mail_list(**{"$search": '"subject:\\"a b\\" \\\\"'}),
        ),
        (
            {"filter": "hasAttachments eq true"},
            f"{ME}/messages",
            mail_list(**{"$filter": "hasAttachments eq true"}),
        ),
        (
            {"filter": "a eq 1 or b eq 2", "unread": "true"},
            f"{ME}/messages",
            mail_list(**{"$filter": "(a eq 1 or b eq 2) and isRead eq false"}),
        ),
        (
            {"unread": "true"},
            f"{ME}/messages",
            mail_list(
                **{
                    "$filter": "receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false",
                    "$orderby": NEWEST,
                }
            ),
        ),
        ({"unread": "false", "q": "x"}, f"{ME}/messages", mail_list(**{"$search": '"x"'})),
        (
            {"select": "id,subject"},
            f"{ME}/messages",
            mail_list(**{"$orderby": NEWEST, "$select": "id,subject"}),
        ),
    ],
)
def test_messages_are_searched_or_filtered_and_ordered(given, url, params):
    request = request_of("microsoft_mail_list_messages", **given)

    assert (request.method, request.url, dict(request.params)) == ("GET", url, params)
    assert request.headers == {"Prefer": AS_TEXT}
    assert request.json is None


@pytest.mark.parametrize("other", [{"filter": "isRead eq false"}, {"unread": True}])
def test_messages_are_not_searched_and_filtered_at_once(other):
    with pytest.raises(Invalid, match="cannot search and filter at once"):
        request_of("microsoft_mail_list_messages", q="x", **other)


@pytest.mark.parametrize(
    ("name", "given", "method", "url", "params", "json", "headers"),
    [
        (
            "microsoft_mail_get_message",
            {"id": "AAMk="},
            "GET",
            f"{ME}/messages/AAMk%3D",
            {},
            None,
            {"Prefer": AS_TEXT},
        ),
        (
            "microsoft_mail_get_message",
            {"messageId": "A+b", "body_type": "html"},
            "GET",
            f"{ME}/messages/A%2Bb",
            {},
            None,
            {"Prefer": 'outlook.body-content-type="html"'},
        ),
        ("microsoft_mail_list_folders", {}, "GET", f"{ME}/mailFolders", {"$top": 100}, None, {}),
        (
            "microsoft_mail_list_attachments",
            {"messageId": "m"},
            "GET",
            f"{ME}/messages/m/attachments",
            {"$select": ATTACHMENT, "$top": 100},
            None,
            {},
        ),
        (
            "microsoft_mail_get_attachment",
            {"messageId": "m", "attachmentId": "a="},
            "GET",
            f"{ME}/messages/m/attachments/a%3D",
            {},
            None,
            {},
        ),
        (
            "microsoft_mail_reply_message",
            {"messageId": "m", "body": "Yes"},
            "POST",
            f"{ME}/messages/m/reply",
            {},
            {"comment": "Yes"},
            {},
        ),
        (
            "microsoft_mail_reply_message",
            {"messageId": "m", "body": "Yes", "reply_all": "true"},
            "POST",
            f"{ME}/messages/m/replyAll",
            {},
            {"comment": "Yes"},
            {},
        ),
        (
            "microsoft_mail_update_message",
            {"messageId": "m", "is_read": "true", "categories": "Red,Blue", "flag": "flagged"},
            "PATCH",
            f"{ME}/messages/m",
            {},
            {
                "isRead": True,
                "categories": ["Red", "Blue"],
                "flag": {"flagStatus": "flagged"},
            },
            {"Prefer": AS_TEXT},
        ),
        (
            "microsoft_mail_update_message",
            {"messageId": "m"},
            "PATCH",
            f"{ME}/messages/m",
            {},
            {},
            {"Prefer": AS_TEXT},
        ),
        ("microsoft_mail_delete_message", {"id": "m"}, "DELETE", f"{ME}/messages/m", {}, None, {}),
        (
            "microsoft_calendar_get_event",
            {"eventId": "e"},
            "GET",
            f"{ME}/events/e",
            {},
            None,
            {"Prefer": IN_UTC},
        ),
        (
            "microsoft_calendar_list_calendars",
            {},
            "GET",
            f"{ME}/calendars",
            {"$top": 100},
            None,
            {},
        ),
        (
            "microsoft_calendar_delete_event",
            {"eventId": "e"},
            "DELETE",
            f"{ME}/events/e",
            {},
            None,
            {},
        ),
        ("microsoft_drive_get_file", {"id": "f"}, "GET", f"{ME}/drive/items/f", {}, None, {}),
        ("microsoft_drive_delete_file", {"id": "f"}, "DELETE", f"{ME}/drive/items/f", {}, None, {}),
        (
            "microsoft_drive_list_files",
            {},
            "GET",
            f"{ME}/drive/root/children",
            {"$top": 20},
            None,
            {},
        ),
        (
            "microsoft_drive_list_files",
            {"folder_id": "F!1", "limit": 3},
            "GET",
            f"{ME}/drive/items/F%211/children",
            {"$top": 3},
            None,
            {},
        ),
        (
            "microsoft_drive_list_files",
            {"q": "Mara's plan", "folderId": "F"},
            "GET",
            f"{ME}/drive/items/F/search(q='Mara%27%27s%20plan')",
            {"$top": 20},
            None,
            {},
        ),
        ("microsoft_get_me", {}, "GET", ME, {}, None, {}),
    ],
)
def test_a_tool_asks_graph(name, given, method, url, params, json, headers):
    request = request_of(name, **given)

    assert (request.method, request.url) == (method, url)
    assert (dict(request.params), request.json) == (params, json)
    assert request.headers == headers


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("microsoft_mail_update_message", {"messageId": "m", "flag": "red"}),
        ("microsoft_mail_get_message", {"messageId": "m", "bodyType": "rtf"}),
        ("microsoft_mail_reply_message", {"messageId": "m"}),
        ("microsoft_mail_send_message", {"to": "a@b.example", "subject": "x"}),
        ("microsoft_calendar_create_event", {"summary": "x", "start": "2026-03-01"}),
        ("microsoft_drive_create_file", {"path": "", "content": ""}),
        ("microsoft_drive_create_file", {"path": "a.txt"}),
        ("microsoft_mail_list_messages", {"limit": "0"}),
    ],
)
def test_a_wrong_argument_never_leaves(name, given):
    with pytest.raises(Invalid):
        request_of(name, **given)


@pytest.mark.parametrize("climbing", ["x/../../drive/root", "x/y", "x\\y", "x\n/y", "/"])
@pytest.mark.parametrize(
    ("name", "given", "field"),
    [
        ("microsoft_mail_delete_message", {}, "messageId"),
        ("microsoft_mail_get_attachment", {"messageId": "m"}, "attachmentId"),
        ("microsoft_mail_list_messages", {}, "folder"),
        ("microsoft_calendar_delete_event", {}, "eventId"),
        ("microsoft_calendar_list_events", {}, "calendarId"),
        ("microsoft_drive_delete_file", {}, "fileId"),
        ("microsoft_drive_list_files", {}, "folderId"),
    ],
)
def test_an_id_leads_nowhere_else(name, given, field, climbing):
    with pytest.raises(Invalid):
        request_of(name, **given, **{field: climbing})
