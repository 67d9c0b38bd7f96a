"""Facts about Microsoft that other systems rely on, so that they do not change unnoticed."""

import re

import pytest

from providers import endpoints, registry
from providers.spec import OAuth

MICROSOFT = registry.find("microsoft")
TOOLS = {tool.name: tool for service in MICROSOFT.services for tool in service.tools}
MAIL, EVENTS, ITEMS = "/me/messages/{messageId}", "/me/events/{eventId}", "/me/drive/items/{fileId}"
OURS_MAIL = "microsoft/mail/messages/{messageId}"
OURS_EVENT = "microsoft/calendar/events/{eventId}"
OURS_FILE = "microsoft/drive/files/{fileId}"
PUTTING = "PUT /me/drive/root:/{path+}:/content"

CALLS = {
    "microsoft_mail_list_messages": ("GET microsoft/mail/messages", "GET /me/messages"),
    "microsoft_mail_get_message": (f"GET {OURS_MAIL}", f"GET {MAIL}"),
    "microsoft_mail_list_folders": ("GET microsoft/mail/folders", "GET /me/mailFolders"),
    "microsoft_mail_list_attachments": (f"GET {OURS_MAIL}/attachments", f"GET {MAIL}/attachments"),
    "microsoft_mail_get_attachment": (
        f"GET {OURS_MAIL}/attachments/{{attachmentId}}",
        f"GET {MAIL}/attachments/{{attachmentId}}",
    ),
    "microsoft_mail_send_message": ("POST microsoft/mail/send", "POST /me/sendMail"),
    "microsoft_mail_reply_message": (f"POST {OURS_MAIL}/reply", f"POST {MAIL}/reply"),
    "microsoft_mail_update_message": (f"PATCH {OURS_MAIL}", f"PATCH {MAIL}"),
    "microsoft_mail_delete_message": (f"DELETE {OURS_MAIL}", f"DELETE {MAIL}"),
    "microsoft_calendar_list_events": ("GET microsoft/calendar/events", "GET /me/calendarView"),
    "microsoft_calendar_get_event": (f"GET {OURS_EVENT}", f"GET {EVENTS}"),
    "microsoft_calendar_list_calendars": (
        "GET microsoft/calendar/calendars",
        "GET /me/calendars",
    ),
    "microsoft_calendar_create_event": ("POST microsoft/calendar/events", "POST /me/events"),
    "microsoft_calendar_update_event": (f"PUT {OURS_EVENT}", f"PATCH {EVENTS}"),
    "microsoft_calendar_delete_event": (f"DELETE {OURS_EVENT}", f"DELETE {EVENTS}"),
    "microsoft_drive_list_files": ("GET microsoft/drive/files", "GET /me/drive/root/children"),
    "microsoft_drive_get_file": (f"GET {OURS_FILE}", f"GET {ITEMS}"),
    "microsoft_drive_download_file": (f"GET {OURS_FILE}/content", f"GET {ITEMS}/content"),
    "microsoft_drive_upload_file": ("PUT microsoft/drive/files", PUTTING),
    "microsoft_drive_create_file": ("POST microsoft/drive/files", PUTTING),
    "microsoft_drive_delete_file": (f"DELETE {OURS_FILE}", f"DELETE {ITEMS}"),
    "microsoft_get_me": ("GET microsoft/me", "GET /me"),
}
SCOPES = {
    "mail.read": ("Mail.Read",),
    "mail.send": ("Mail.Send",),
    "mail.manage": ("Mail.ReadWrite",),
    "calendar.read": ("Calendars.Read",),
    "calendar.manage": ("Calendars.ReadWrite",),
    "drive.read": ("Files.Read",),
    "drive.manage": ("Files.ReadWrite",),
    "profile": ("User.Read",),
}


def test_these_are_all_the_tools():
    assert set(TOOLS) == set(CALLS)


@pytest.mark.parametrize(("name", "call"), CALLS.items())
def test_a_tool_has_its_route_and_its_call(name, call):
    assert (TOOLS[name].route, TOOLS[name].upstream) == call


def test_permissions_ask_for_these_scopes():
    assert {p.id: p.scopes for p in registry.permissions(MICROSOFT).values()} == SCOPES


def test_only_tools_that_change_something_need_more_than_reading():
    asked = {name: tool.permission.partition(".")[2] or "read" for name, tool in TOOLS.items()}

    assert {name for name, what in asked.items() if what == "read"} == {
        name for name, tool in TOOLS.items() if tool.is_read
    }
    assert {name for name, what in asked.items() if what == "send"} == {
        "microsoft_mail_send_message",
        "microsoft_mail_reply_message",
    }


@pytest.mark.parametrize(
    ("alias", "permission"),
    [
        ("outlook.read", "mail.read"),
        ("outlook.send", "mail.send"),
        ("outlook.manage", "mail.manage"),
        ("outlook_calendar.read", "calendar.read"),
        ("outlook_calendar.manage", "calendar.manage"),
        ("calendar.write", "calendar.manage"),
        ("onedrive.read", "drive.read"),
        ("onedrive.manage", "drive.manage"),
        ("drive.write", "drive.manage"),
    ],
)
def test_older_names_of_permissions_are_known(alias, permission):
    found = registry.permissions(MICROSOFT)

    assert alias in found[permission].aliases


def test_older_names_of_tools_are_known():
    older = {name: tool.other_names[0] for name, tool in TOOLS.items() if tool.other_names}

    assert set(TOOLS) - set(older) == {"microsoft_get_me"}
    assert older["microsoft_mail_list_messages"] == "outlook_list_messages"
    assert older["microsoft_calendar_list_events"] == "outlook_list_events"
    assert older["microsoft_drive_upload_file"] == "onedrive_upload_file"


def test_lists_name_their_key_and_follow_the_next_link():
    pages = {name: tool.page for name, tool in TOOLS.items() if tool.page}

    assert {name: page.key for name, page in pages.items()} == {
        "microsoft_mail_list_messages": "messages",
        "microsoft_mail_list_folders": "folders",
        "microsoft_mail_list_attachments": "attachments",
        "microsoft_calendar_list_events": "events",
        "microsoft_calendar_list_calendars": "calendars",
        "microsoft_drive_list_files": "files",
    }
    for page in pages.values():
        assert (page.items, page.limit_param, page.next_url, page.maximum) == (
            "value",
            "$top",
            "@odata.nextLink",
            1000,
        )


def test_an_event_is_changed_by_put_and_by_patch():
    tool = TOOLS["microsoft_calendar_update_event"]

    assert tool.aliases == (f"PATCH {OURS_EVENT}",)


def test_oauth_habits():
    oauth: OAuth = MICROSOFT.oauth

    assert (oauth.pkce, oauth.client_auth, oauth.token_encoding) == (True, "post", "form")
    assert oauth.identity_scopes == ("openid", "profile", "email", "offline_access", "User.Read")
    assert oauth.authorize_params == {"response_mode": "query"}
    assert oauth.dead_grant_errors == {"invalid_grant", "interaction_required", "consent_required"}
    assert oauth.revocation is None
    assert oauth.idle_limit == 90 * 86_400


@pytest.mark.parametrize(
    "tenant",
    [
        "common",
        "organizations",
        "consumers",
        "7b1de5a4-0c53-4f0e-9d1a-2f64c3b8e901",
        "northwind.onmicrosoft.com",
    ],
)
def test_the_tenant_stands_in_the_sign_in_urls(monkeypatch, tenant):
    monkeypatch.setenv("PROVIDER_MICROSOFT_TENANT", tenant)
    monkeypatch.setenv("PROVIDER_MICROSOFT_CLIENT_ID", "an-app")
    endpoints.forget()

    login = f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
    assert endpoints.oauth_url(MICROSOFT, "authorize") == f"{login}/authorize"
    assert endpoints.oauth_url(MICROSOFT, "token") == f"{login}/token"
    endpoints.forget()


@pytest.mark.parametrize(
    "tenant", ["", "a/b", "a?b", "..", "a..b", ".a", "a.", "a@b", "{tenant}", "a b", "a\n", "%2e"]
)
def test_no_other_tenant_fits(tenant):
    [setting] = MICROSOFT.settings

    assert re.fullmatch(setting.pattern, tenant) is None


def test_wider_scopes_hold_the_ones_we_ask_for():
    implied = MICROSOFT.implied_scopes

    assert "Mail.Read" in implied["Mail.ReadWrite"]
    assert "Calendars.Read" in implied["Calendars.ReadWrite"]
    assert {"Files.Read", "Files.ReadWrite"} <= set(implied["Files.ReadWrite.All"])
    assert "Mail.Send" not in implied["Mail.ReadWrite"]


@pytest.mark.parametrize(
    "url",
    [
        "https://northwind-my.sharepoint.com/personal/mara/_layouts/15/download.aspx?UniqueId=1",
        "https://b0mpua-by3301.files.1drv.com/y23vmagahszhxzlcvhasdhasghasodfi",
        "https://my.microsoftpersonalcontent.com/personal/x/_layouts/15/download.aspx?a=b",
        "https://public.bn1304.livefilestore.com/y2p",
    ],
)
def test_files_come_from_microsofts_hosts(url):
    assert re.fullmatch(MICROSOFT.outside["file"], url)


@pytest.mark.parametrize(
    "url",
    [
        "http://northwind-my.sharepoint.com/x",
        "https://evil.example/x",
        "https://sharepoint.com.evil.example/x",
        "https://evilsharepoint.com/x",
        "https://northwind.sharepoint.com@evil.example/x",
        "https://evil.example/?.sharepoint.com/",
        "https://evil.example#.sharepoint.com/",
        "https://northwind.sharepoint.com:8443/x",
        "https://127.0.0.1/x",
        "https://a\\.sharepoint.com/x",
        "https://a.sharepoint.com/x y",
        "https://a.sharepoint.com/x\r\nHost: evil.example",
    ],
)
def test_files_come_from_nowhere_else(url):
    assert re.fullmatch(MICROSOFT.outside["file"], url) is None
