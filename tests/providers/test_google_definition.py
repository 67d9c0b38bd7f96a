"""Facts about Google that other systems rely on, so that they do not change unnoticed."""

import ast
import json
from pathlib import Path

import pytest

from providers import definitions, registry
from providers.schemas import tool_schema
from providers.scopes import granted_permissions
from providers.spec import MAIN

GOOGLE = registry.find("google")
SERVICES = {service.slug: service for service in GOOGLE.services}
TOOLS = {tool.name: tool for service in GOOGLE.services for tool in service.tools}
AUTH = "https://www.googleapis.com/auth/"

CALLS = {
    "gmail_list_messages": ("gmail.read", "GET gmail/messages", "GET /users/me/messages"),
    "gmail_get_message": (
        "gmail.read",
        "GET gmail/messages/{messageId}",
        "GET /users/me/messages/{messageId}",
    ),
    "gmail_get_attachment": (
        "gmail.read",
        "GET gmail/messages/{messageId}/attachments/{attachmentId}",
        "GET /users/me/messages/{messageId}/attachments/{attachmentId}",
    ),
    "gmail_list_threads": ("gmail.read", "GET gmail/threads", "GET /users/me/threads"),
    "gmail_get_thread": (
        "gmail.read",
        "GET gmail/threads/{threadId}",
        "GET /users/me/threads/{threadId}",
    ),
    "gmail_list_labels": ("gmail.read", "GET gmail/labels", "GET /users/me/labels"),
    "gmail_get_profile": ("gmail.read", "GET gmail/profile", "GET /users/me/profile"),
    "gmail_send_message": ("gmail.send", "POST gmail/send", "POST /users/me/messages/send"),
    "gmail_create_draft": ("gmail.manage", "POST gmail/drafts", "POST /users/me/drafts"),
    "gmail_modify_message": (
        "gmail.manage",
        "PATCH gmail/messages/{messageId}",
        "POST /users/me/messages/{messageId}/modify",
    ),
    "gmail_trash_message": (
        "gmail.manage",
        "DELETE gmail/messages/{messageId}",
        "POST /users/me/messages/{messageId}/trash",
    ),
    "calendar_list_calendars": (
        "calendar.read",
        "GET calendar/calendars",
        "GET /users/me/calendarList",
    ),
    "calendar_list_events": (
        "calendar.read",
        "GET calendar/events",
        "GET /calendars/{calendarId}/events",
    ),
    "calendar_get_event": (
        "calendar.read",
        "GET calendar/events/{eventId}",
        "GET /calendars/{calendarId}/events/{eventId}",
    ),
    "calendar_check_freebusy": ("calendar.read", "POST calendar/free-busy", "POST /freeBusy"),
    "calendar_create_event": (
        "calendar.manage",
        "POST calendar/events",
        "POST /calendars/{calendarId}/events",
    ),
    "calendar_update_event": (
        "calendar.manage",
        "PUT calendar/events/{eventId}",
        "PATCH /calendars/{calendarId}/events/{eventId}",
    ),
    "calendar_delete_event": (
        "calendar.manage",
        "DELETE calendar/events/{eventId}",
        "DELETE /calendars/{calendarId}/events/{eventId}",
    ),
    "drive_list_files": ("drive.read", "GET drive/files", "GET /files"),
    "drive_search_files": ("drive.read", "GET drive/files/search", "GET /files"),
    "drive_get_file": ("drive.read", "GET drive/files/{fileId}", "GET /files/{fileId}"),
    "drive_get_file_content": (
        "drive.read",
        "GET drive/files/{fileId}/content",
        "GET /files/{fileId}",
    ),
    "drive_export_file": (
        "drive.read",
        "GET drive/files/{fileId}/export",
        "GET /files/{fileId}/export",
    ),
    "drive_upload_file": (
        "drive.manage",
        "POST drive/files",
        "POST https://www.googleapis.com/upload/drive/v3/files",
    ),
    "drive_upload_content": (
        "drive.manage",
        "PUT drive/files/content",
        "PUT https://www.googleapis.com/upload/drive/v3/files",
    ),
    "drive_update_file": ("drive.manage", "PATCH drive/files/{fileId}", "PATCH /files/{fileId}"),
    "drive_delete_file": ("drive.manage", "DELETE drive/files/{fileId}", "PATCH /files/{fileId}"),
    "drive_share_file": (
        "drive.manage",
        "POST drive/files/{fileId}/permissions",
        "POST /files/{fileId}/permissions",
    ),
    "sheets_get_spreadsheet": (
        "sheets.read",
        "GET sheets/spreadsheets/{spreadsheetId}",
        "GET /spreadsheets/{spreadsheetId}",
    ),
    "sheets_get_values": (
        "sheets.read",
        "GET sheets/spreadsheets/{spreadsheetId}/values",
        "GET /spreadsheets/{spreadsheetId}/values/{range}",
    ),
    "sheets_batch_get_values": (
        "sheets.read",
        "GET sheets/spreadsheets/{spreadsheetId}/batch-values",
        "GET /spreadsheets/{spreadsheetId}/values:batchGet",
    ),
    "sheets_create_spreadsheet": (
        "sheets.manage",
        "POST sheets/spreadsheets",
        "POST /spreadsheets",
    ),
    "sheets_update_values": (
        "sheets.manage",
        "PUT sheets/spreadsheets/{spreadsheetId}/values",
        "PUT /spreadsheets/{spreadsheetId}/values/{range}",
    ),
    "sheets_append_values": (
        "sheets.manage",
        "POST sheets/spreadsheets/{spreadsheetId}/values",
        "POST /spreadsheets/{spreadsheetId}/values/{range}:append",
    ),
    "sheets_batch_update_values": (
        "sheets.manage",
        "PUT sheets/spreadsheets/{spreadsheetId}/batch-values",
        "POST /spreadsheets/{spreadsheetId}/values:batchUpdate",
    ),
    "sheets_clear_values": (
        "sheets.manage",
        "DELETE sheets/spreadsheets/{spreadsheetId}/values",
        "POST /spreadsheets/{spreadsheetId}/values/{range}:clear",
    ),
    "sheets_batch_update": (
        "sheets.manage",
        "POST sheets/spreadsheets/{spreadsheetId}/batch-update",
        "POST /spreadsheets/{spreadsheetId}:batchUpdate",
    ),
    "docs_get_document": (
        "docs.read",
        "GET docs/documents/{documentId}",
        "GET /documents/{documentId}",
    ),
    "docs_create_document": ("docs.manage", "POST docs/documents", "POST /documents"),
    "docs_insert_text": (
        "docs.manage",
        "POST docs/documents/{documentId}",
        "POST /documents/{documentId}:batchUpdate",
    ),
    "docs_replace_all_text": (
        "docs.manage",
        "POST docs/documents/{documentId}/replace-all-text",
        "POST /documents/{documentId}:batchUpdate",
    ),
    "docs_batch_update": (
        "docs.manage",
        "POST docs/documents/{documentId}/batch-update",
        "POST /documents/{documentId}:batchUpdate",
    ),
    "slides_get_presentation": (
        "slides.read",
        "GET slides/presentations/{presentationId}",
        "GET /presentations/{presentationId}",
    ),
    "slides_get_page": (
        "slides.read",
        "GET slides/presentations/{presentationId}/pages/{pageObjectId}",
        "GET /presentations/{presentationId}/pages/{pageObjectId}",
    ),
    "slides_get_thumbnail": (
        "slides.read",
        "GET slides/presentations/{presentationId}/pages/{pageObjectId}/thumbnail",
        "GET /presentations/{presentationId}/pages/{pageObjectId}/thumbnail",
    ),
    "slides_create_presentation": (
        "slides.manage",
        "POST slides/presentations",
        "POST /presentations",
    ),
    "slides_replace_all_text": (
        "slides.manage",
        "POST slides/presentations/{presentationId}",
        "POST /presentations/{presentationId}:batchUpdate",
    ),
    "slides_batch_update": (
        "slides.manage",
        "POST slides/presentations/{presentationId}/batch-update",
        "POST /presentations/{presentationId}:batchUpdate",
    ),
}


def test_these_are_all_the_tools():
    assert set(TOOLS) == set(CALLS)


@pytest.mark.parametrize(("name", "call"), CALLS.items())
def test_a_tool_has_its_permission_its_route_and_its_call(name, call):
    tool = TOOLS[name]

    assert (tool.permission, tool.route, tool.upstream) == call


@pytest.mark.parametrize(
    ("slug", "base_url"),
    [
        ("gmail", "https://gmail.googleapis.com/gmail/v1"),
        ("calendar", "https://www.googleapis.com/calendar/v3"),
        ("drive", "https://www.googleapis.com/drive/v3"),
        ("sheets", "https://sheets.googleapis.com/v4"),
        ("docs", "https://docs.googleapis.com/v1"),
        ("slides", "https://slides.googleapis.com/v1"),
    ],
)
def test_a_services_tools_begin_with_its_name(slug, base_url):
    service = SERVICES[slug]

    assert service.base_url == base_url
    assert all(tool.name.startswith(f"{slug}_") for tool in service.tools)


def test_routes_that_have_several_spellings():
    assert {name: tool.aliases for name, tool in TOOLS.items() if tool.aliases} == {
        "gmail_send_message": ("POST gmail/messages/send",),
        "calendar_check_freebusy": ("POST calendar/freebusy",),
        "calendar_update_event": ("PATCH calendar/events/{eventId}",),
        "sheets_get_values": ("GET sheets/spreadsheets/{spreadsheetId}/values/{range+}",),
        "sheets_update_values": ("PUT sheets/spreadsheets/{spreadsheetId}/values/{range+}",),
        "sheets_append_values": ("POST sheets/spreadsheets/{spreadsheetId}/values/{range+}",),
        "sheets_clear_values": ("DELETE sheets/spreadsheets/{spreadsheetId}/values/{range+}",),
    }


def test_other_names_of_tools():
    assert {name: tool.other_names for name, tool in TOOLS.items() if tool.other_names} == {
        "calendar_check_freebusy": ("calendar_find_free_busy",),
        "drive_get_file_content": ("drive_download_file",),
        "drive_upload_file": ("drive_create_file",),
    }


def test_lists_have_their_key_and_their_default_length():
    pages = {name: (tool.page.key, tool.page.default) for name, tool in TOOLS.items() if tool.page}

    assert pages == {
        "gmail_list_messages": ("messages", 10),
        "gmail_list_threads": ("threads", 10),
        "gmail_list_labels": ("labels", 20),
        "calendar_list_calendars": ("calendars", 100),
        "calendar_list_events": ("events", 10),
        "drive_list_files": ("files", 20),
        "drive_search_files": ("files", 10),
    }


def test_at_most_a_hundred_messages_are_fetched_for_one_call():
    assert TOOLS["gmail_list_messages"].page.maximum == 100


def test_tools_that_ask_google_more_than_once_say_so():
    assert {name for name, tool in TOOLS.items() if tool.composite} == {
        "gmail_list_messages",
        "gmail_send_message",
        "gmail_create_draft",
        "drive_get_file_content",
        "drive_export_file",
        "drive_upload_content",
        "drive_update_file",
        "docs_create_document",
        "slides_get_thumbnail",
    }


def test_what_clients_send_along_with_a_body():
    assert {name: tool.body_defaults for name, tool in TOOLS.items() if tool.body_defaults} == {
        "gmail_send_message": {"isHtml": "false"},
        "docs_insert_text": {"action": "insert_text"},
        "slides_replace_all_text": {"action": "replace_all_text"},
    }


def test_what_must_be_given():
    required = {name: tool_schema(tool)["required"] for name, tool in TOOLS.items()}

    assert required["gmail_send_message"] == ["to", "subject", "body"]
    assert required["calendar_create_event"] == ["summary", "start", "end"]
    assert required["calendar_update_event"] == ["eventId"]
    assert required["calendar_check_freebusy"] == ["timeMin", "timeMax"]
    assert required["drive_search_files"] == ["query"]
    assert required["drive_upload_file"] == ["name", "mimeType"]
    assert required["drive_share_file"] == ["fileId", "role"]
    assert required["sheets_update_values"] == ["spreadsheetId", "range", "values"]
    assert required["sheets_append_values"] == ["spreadsheetId", "range", "values"]
    assert required["docs_insert_text"] == ["documentId", "text"]
    assert required["slides_get_thumbnail"] == ["presentationId", "pageObjectId"]
    assert required["slides_replace_all_text"] == ["presentationId", "containsText", "replaceText"]


def test_permissions_ask_for_these_scopes():
    permissions = registry.permissions(GOOGLE)

    assert {name: permission.scopes for name, permission in permissions.items()} == {
        "gmail.read": (f"{AUTH}gmail.readonly",),
        "gmail.send": (f"{AUTH}gmail.send",),
        "gmail.manage": (f"{AUTH}gmail.modify",),
        "calendar.read": (f"{AUTH}calendar.readonly",),
        "calendar.manage": (f"{AUTH}calendar.events", f"{AUTH}calendar.readonly"),
        "drive.read": (f"{AUTH}drive.readonly",),
        "drive.manage": (f"{AUTH}drive",),
        "sheets.read": (f"{AUTH}spreadsheets.readonly",),
        "sheets.manage": (f"{AUTH}spreadsheets",),
        "docs.read": (f"{AUTH}documents.readonly",),
        "docs.manage": (f"{AUTH}documents",),
        "slides.read": (f"{AUTH}presentations.readonly",),
        "slides.manage": (f"{AUTH}presentations",),
    }


def test_the_defaults_ask_for_no_more_than_they_need():
    permissions = registry.permissions(GOOGLE)
    asked = [scope for each in permissions.values() if each.default for scope in each.scopes]

    assert {name.partition(".")[0] for name, each in permissions.items() if each.default} == {
        "gmail",
        "calendar",
        "drive",
    }
    assert granted_permissions(GOOGLE, {MAIN: asked}) == list(permissions.values())


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        ("drive.readonly", ["drive.read", "sheets.read", "docs.read", "slides.read"]),
        ("drive.file", ["drive.manage"]),
        ("spreadsheets", ["sheets.read", "sheets.manage"]),
        ("documents.readonly", ["docs.read"]),
        ("presentations", ["slides.read", "slides.manage"]),
    ],
)
def test_what_a_scope_grants(scope, ids):
    granted = granted_permissions(GOOGLE, {MAIN: [f"{AUTH}{scope}"]})

    assert [permission.id for permission in granted] == ids


def test_the_older_ids_of_permissions_are_kept():
    permissions = registry.permissions(GOOGLE)

    assert permissions["calendar.manage"].aliases == ("calendar.write",)
    assert permissions["drive.manage"].aliases == ("drive.write",)


@pytest.mark.parametrize("service", ["sheets", "docs", "slides"])
def test_writing_is_called_managing(service):
    assert registry.permissions(GOOGLE)[f"{service}.manage"].aliases == (f"{service}.write",)


def test_a_wider_scope_grants_the_narrower_permission():
    implied = GOOGLE.implied_scopes

    assert {f"{AUTH}gmail.readonly", f"{AUTH}gmail.send"} <= set(implied[f"{AUTH}gmail.modify"])
    assert f"{AUTH}drive.readonly" in implied[f"{AUTH}drive"]
    assert f"{AUTH}calendar.readonly" in implied[f"{AUTH}calendar"]
    assert implied[f"{AUTH}userinfo.email"] == ("email",)


def test_no_implied_scope_needs_a_second_look():
    """The map is closed: what an implied scope implies is listed beside it."""
    for scope, included in GOOGLE.implied_scopes.items():
        for each in included:
            assert set(GOOGLE.implied_scopes.get(each, ())) <= set(included), scope


def test_google_is_asked_for_a_refresh_token_on_a_consent_screen():
    oauth = GOOGLE.oauth

    assert oauth.authorize_params == {"access_type": "offline", "prompt": "consent"}
    assert oauth.pkce
    assert oauth.issuer == "https://accounts.google.com"
    assert oauth.identity_scopes == ("openid", "email", "profile")
    assert oauth.revocation.wide


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_a_tools_schema_is_plain_json(tool):
    json.dumps(tool_schema(tool), allow_nan=False)


@pytest.mark.parametrize(
    "service",
    [*SERVICES, "guide", "oauth", "scopes", "__init__"],
)
def test_a_definition_holds_literals_and_references_only(service):
    path = Path(definitions.__path__[0]) / "google" / f"{service}.py"
    nodes = {type(node) for node in ast.walk(ast.parse(path.read_text()))}

    assert not nodes & {ast.If, ast.For, ast.While, ast.FunctionDef, ast.Lambda, ast.ListComp}
