"""Facts about Google that other systems rely on, so that they do not change unnoticed."""

import ast
import json
from pathlib import Path

import pytest

from providers import definitions, registry
from providers.schemas import tool_schema

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
    }
    assert all(permission.default for permission in permissions.values())


def test_the_older_ids_of_permissions_are_kept():
    permissions = registry.permissions(GOOGLE)

    assert permissions["calendar.manage"].aliases == ("calendar.write",)
    assert permissions["drive.manage"].aliases == ("drive.write",)


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


@pytest.mark.parametrize("service", ["gmail", "calendar", "drive", "oauth", "scopes", "__init__"])
def test_a_definition_holds_literals_and_references_only(service):
    path = Path(definitions.__path__[0]) / "google" / f"{service}.py"
    nodes = {type(node) for node in ast.walk(ast.parse(path.read_text()))}

    assert not nodes & {ast.If, ast.For, ast.While, ast.FunctionDef, ast.Lambda, ast.ListComp}
