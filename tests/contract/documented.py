"""The provider routes that the Cloud API reference lists, each with a call that fits the sandbox."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import resolve

from providers.registry import Offer


@dataclass(frozen=True)
class Route:
    """A row of the reference: `documented` as printed, the path to call, what the provider is asked, and the answer.

    The answer holds `members`: those of every item of the list `key`, else those of `data` itself.
    """

    documented: str
    path: str
    asked: str
    members: str
    key: str | None = None
    arguments: dict[str, Any] = field(default_factory=dict)

    @property
    def provider(self) -> str:
        return self.path.partition("/")[0]

    @property
    def method(self) -> str:
        return self.documented.partition(" ")[0]

    @property
    def offer(self) -> Offer:
        return resolve(f"/api/v1/{self.path}").func.initkwargs["offers"][self.method]

    def __str__(self) -> str:
        return f"{self.provider} {self.documented}"

    def call(self, caller: Any) -> Any:
        """Make the call for the client's account."""
        url = f"/api/v1/{self.path}"
        if self.method == "GET":
            return caller.get(url, self.arguments)
        return caller.send(self.method, url, self.arguments or None)


BARE = ""  # the key of a list that has none
MAIL = "id subject from to date snippet labels isUnread isStarred"
EVENT = "id summary start end status"
ISSUE = "number title state html_url body user created_at labels"
POST = "id content author timestamp channel_id"
OUTLOOK_EVENT = "id subject start end location attendees showAs"
PAGE = "id title url"

NOTES = "mara-lindqvist/field-notes"
GUILD = "1180000000000000001"
CHANNEL = "1180000000000000101"
HANDBOOK = "a1000000-0000-4000-8000-000000000001"
TASKS = "d1000000-0000-4000-8000-000000000001"
LETTER = {"to": "tomas@northwind.example", "subject": "Launch plan", "body": "Shall we decide?"}
MEETING = {
    "summary": "Launch review",
    "start": "2026-12-01T10:00:00Z",
    "end": "2026-12-01T10:30:00Z",
}

GOOGLE = (
    Route(
        "GET /google/gmail/messages",
        "google/gmail/messages",
        "GET /gmail/v1/users/me/messages",
        MAIL + " threadId hasAttachments",
        "messages",
        {"limit": 5},
    ),
    Route(
        "GET /google/gmail/messages/{id}",
        "google/gmail/messages/9008acf8955dd45c",
        "GET /gmail/v1/users/me/messages/9008acf8955dd45c",
        MAIL + " threadId hasAttachments body",
    ),
    Route(
        "POST /google/gmail/send",
        "google/gmail/send",
        "POST /gmail/v1/users/me/messages/send",
        "id threadId labels",
        arguments=LETTER,
    ),
    Route(
        "GET /google/calendar/events",
        "google/calendar/events",
        "GET /calendar/v3/calendars/primary/events",
        EVENT,
        "events",
    ),
    Route(
        "POST /google/calendar/events",
        "google/calendar/events",
        "POST /calendar/v3/calendars/primary/events",
        EVENT,
        arguments=MEETING,
    ),
    Route(
        "PUT /google/calendar/events/{id}",
        "google/calendar/events/mara411a24af03",
        "PATCH /calendar/v3/calendars/primary/events/mara411a24af03",
        EVENT,
        arguments={"location": "Room 2"},
    ),
    Route(
        "DELETE /google/calendar/events/{id}",
        "google/calendar/events/mara84a82c4d10",
        "DELETE /calendar/v3/calendars/primary/events/mara84a82c4d10",
        "deleted id",
    ),
    Route(
        "GET /google/drive/files",
        "google/drive/files",
        "GET /drive/v3/files",
        "id name mimeType modifiedTime webViewLink shared",
        "files",
        {"search": "launch"},
    ),
    Route(
        "GET /google/drive/files/{id}/content",
        "google/drive/files/1070257de339917133da4b0b2869d274d/content",
        "GET /drive/v3/files/1070257de339917133da4b0b2869d274d",
        "name mimeType size content",
    ),
)
SLACK = (
    Route(
        "GET /slack/channels",
        "slack/channels",
        "GET /api/conversations.list",
        "id name num_members",
        "channels",
    ),
    Route(
        "GET /slack/messages",
        "slack/messages",
        "GET /api/conversations.history",
        "text user ts",
        "messages",
        {"channel": "general", "limit": 20},
    ),
    Route(
        "POST /slack/messages",
        "slack/messages",
        "POST /api/chat.postMessage",
        "ok channel text ts",
        arguments={"channel": "#general", "text": "The release is out."},
    ),
    Route("GET /slack/users", "slack/users", "GET /api/users.list", "id name real_name", "users"),
)
GITHUB = (
    Route("GET /github/repos", "github/repos", "GET /user/repos", "id name full_name", BARE),
    Route(
        "GET /github/repos/{owner}/{repo}",
        f"github/repos/{NOTES}",
        f"GET /repos/{NOTES}",
        "id name full_name html_url",
    ),
    Route(
        "GET /github/repos/{owner}/{repo}/issues",
        f"github/repos/{NOTES}/issues",
        f"GET /repos/{NOTES}/issues",
        ISSUE,
        BARE,
    ),
    Route(
        "POST /github/repos/{owner}/{repo}/issues",
        f"github/repos/{NOTES}/issues",
        f"POST /repos/{NOTES}/issues",
        ISSUE,
        arguments={"title": "Sort notes by hour"},
    ),
    Route(
        "GET /github/repos/{owner}/{repo}/pulls",
        f"github/repos/{NOTES}/pulls",
        f"GET /repos/{NOTES}/pulls",
        ISSUE,
        BARE,
    ),
    Route(
        "POST /github/repos/{owner}/{repo}/pulls",
        f"github/repos/{NOTES}/pulls",
        f"POST /repos/{NOTES}/pulls",
        ISSUE,
        arguments={"title": "Print nothing", "head": "quiet", "base": "main"},
    ),
)
DISCORD = (
    Route(
        "GET /discord/guilds",
        "discord/guilds",
        "GET /api/v10/users/@me/guilds",
        "id name owner member_count icon",
        "guilds",
    ),
    Route(
        "GET /discord/guilds/{id}/channels",
        f"discord/guilds/{GUILD}/channels",
        f"GET /api/v10/guilds/{GUILD}/channels",
        "id name type position",
        "channels",
    ),
    Route(
        "GET /discord/channels/{id}/messages",
        f"discord/channels/{CHANNEL}/messages",
        f"GET /api/v10/channels/{CHANNEL}/messages",
        POST,
        "messages",
    ),
    Route(
        "POST /discord/channels/{id}/messages",
        f"discord/channels/{CHANNEL}/messages",
        f"POST /api/v10/channels/{CHANNEL}/messages",
        POST,
        arguments={"content": "The release is out."},
    ),
)
MICROSOFT = (
    Route(
        "GET /microsoft/mail/messages",
        "microsoft/mail/messages",
        "GET /v1.0/me/messages",
        "id subject from toRecipients receivedDateTime bodyPreview hasAttachments",
        "messages",
    ),
    Route(
        "POST /microsoft/mail/send",
        "microsoft/mail/send",
        "POST /v1.0/me/sendMail",
        "sent",
        arguments=LETTER,
    ),
    Route(
        "GET /microsoft/calendar/events",
        "microsoft/calendar/events",
        "GET /v1.0/me/events",
        OUTLOOK_EVENT,
        "events",
    ),
    Route(
        "POST /microsoft/calendar/events",
        "microsoft/calendar/events",
        "POST /v1.0/me/events",
        OUTLOOK_EVENT,
        arguments=MEETING,
    ),
    Route(
        "GET /microsoft/drive/files",
        "microsoft/drive/files",
        "GET /v1.0/me/drive/root/children",
        "id name lastModifiedDateTime webUrl size",
        "files",
    ),
)
NOTION = (
    Route(
        "GET /notion/pages/{id}",
        f"notion/pages/{HANDBOOK}",
        f"GET /v1/pages/{HANDBOOK}",
        PAGE + " content",
    ),
    Route(
        "POST /notion/pages",
        "notion/pages",
        "POST /v1/pages",
        PAGE,
        arguments={"parent_id": HANDBOOK, "title": "Release checklist", "content": "# Before"},
    ),
    Route(
        "POST /notion/databases/{id}/query",
        f"notion/databases/{TASKS}/query",
        "POST /v1/data_sources/e1000000-0000-4000-8000-000000000001/query",
        PAGE + " properties",
        "results",
    ),
    Route(
        "POST /notion/search",
        "notion/search",
        "POST /v1/search",
        "id object title url",
        "results",
        {"query": "launch"},
    ),
)
ROUTES = GOOGLE + SLACK + GITHUB + DISCORD + MICROSOFT + NOTION
