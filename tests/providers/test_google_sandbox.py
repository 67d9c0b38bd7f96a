"""Google through every layer: our API in front, the sandbox's Google behind."""

from base64 import b64decode, b64encode
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings

from providers import endpoints
from tests.conftest import Api
from tests.factories import make_account, make_key, make_partner
from tests.sandbox_process import SandboxProcess, consent


@pytest.fixture(scope="module")
def process(tmp_path_factory):
    process = SandboxProcess(tmp_path_factory.mktemp("google"), PUBLIC_URL=settings.PUBLIC_URL)
    yield process
    process.stop()


@pytest.fixture
def sandbox(process, monkeypatch):
    process.control("reset")
    monkeypatch.setenv("PROVIDER_GOOGLE_BASE_URL", f"{process.url}/google")
    monkeypatch.setenv("PROVIDER_GOOGLE_CLIENT_ID", "sandbox-google")
    monkeypatch.setenv("PROVIDER_GOOGLE_CLIENT_SECRET", process.client_secret)
    endpoints.forget()
    return process


def connect(api, account, **asked):
    order = {"provider": "google", "redirect_url": "https://app.example/done", **asked}
    started = api.post_json(f"/api/v1/accounts/{account.pk}/connect", order)
    back = urlsplit(consent(started.json()["data"]["connect_url"]))
    return api.get(back.path, {name: each[0] for name, each in parse_qs(back.query).items()})


@pytest.fixture
def user(db, sandbox):
    """A partner's client that acts for an account whose Google is connected."""
    partner = make_partner()
    api, account = Api(make_key(partner)), make_account(partner)
    assert "status=success" in connect(api, account)["Location"]
    return api.acting_for(account.external_id)


def data(response):
    assert response.status_code == 200, response.content
    return response.json()["data"]


def test_connecting_grants_every_permission_and_knows_the_person(db, sandbox):
    partner = make_partner()
    api, account = Api(make_key(partner)), make_account(partner)

    connect(api, account)

    [integration] = data(api.get(f"/api/v1/accounts/{account.pk}/integrations"))["integrations"]
    assert integration["status"] == "active"
    assert {
        each["service_name"]: each["is_enabled"] for each in integration["enabled_services"]
    } == {
        "gmail.read": True,
        "gmail.send": True,
        "gmail.manage": True,
        "calendar.read": True,
        "calendar.manage": True,
        "drive.read": True,
        "drive.manage": True,
        "sheets.read": True,
        "sheets.manage": True,
        "docs.read": True,
        "docs.manage": True,
        "slides.read": True,
        "slides.manage": True,
    }
    assert account.integrations.get().provider_user_email == "mara@northwind.example"


def test_a_narrow_connection_may_read_mail_and_nothing_else(db, sandbox):
    partner = make_partner()
    api, account = Api(make_key(partner)), make_account(partner)

    connect(api, account, scopes=["gmail.read"])

    user = api.acting_for(account.external_id)
    assert user.get("/api/v1/gmail/messages").status_code == 200
    refused = user.post_json("/api/v1/gmail/send", {"to": "a@b.example", "subject": "", "body": ""})
    assert refused.status_code == 403


@pytest.mark.parametrize("root", ["/api/v1", "/api/v1/google"])
def test_messages_are_listed_with_their_headers_page_by_page(user, root):
    first = user.get(f"{root}/gmail/messages", {"limit": 3}).json()
    second = user.get(f"{root}/gmail/messages", {"limit": 3, "cursor": first["next_cursor"]}).json()

    messages = first["data"]["messages"] + second["data"]["messages"]
    assert len({each["id"] for each in messages}) == 6
    assert all(each["from"] and each["subject"] for each in messages)
    assert first["next_cursor"] == first["data"]["next_cursor"]


@pytest.mark.parametrize(
    "path", ["gmail/send", "google/gmail/send", "gmail/messages/send", "google/gmail/messages/send"]
)
def test_a_mail_is_sent_and_read_again(user, path):
    mail = {
        "to": "Tomás <tomas@northwind.example>",
        "subject": "Größe",
        "body": "<b>Grüße</b>",
        "isHtml": "true",
        "attachments": [{"filename": "ü.txt", "content": b64encode(b"Hi").decode()}],
    }

    sent = data(user.post_json(f"/api/v1/{path}", mail))

    read = data(user.get(f"/api/v1/gmail/messages/{sent['id']}"))
    assert (read["subject"], read["body"].strip()) == ("Größe", "<b>Grüße</b>")
    assert read["to"] == "Tomás <tomas@northwind.example>"
    [attached] = read["attachments"]
    content = data(user.get(f"/api/v1/gmail/messages/{sent['id']}/attachments/{attached['id']}"))
    assert (attached["filename"], b64decode(content["content"])) == ("ü.txt", b"Hi")


def test_a_reply_stays_in_its_thread(user):
    [message] = data(user.get("/api/v1/gmail/messages", {"limit": 1}))["messages"]
    reply = {
        "to": "tomas@northwind.example",
        "subject": "Re",
        "body": "Yes",
        "replyToMessageId": message["id"],
    }

    sent = data(user.post_json("/api/v1/gmail/send", reply))

    assert sent["threadId"] == message["threadId"]
    thread = data(user.get(f"/api/v1/gmail/threads/{message['threadId']}"))
    assert thread["messages"][-1]["body"].strip() == "Yes"


def test_a_message_is_starred_and_thrown_away(user):
    [message] = data(user.get("/api/v1/gmail/messages", {"limit": 1}))["messages"]
    path = f"/api/v1/gmail/messages/{message['id']}"

    starred = data(user.send("PATCH", path, {"addLabelIds": ["STARRED"]}))
    trashed = data(user.send("DELETE", path))

    assert starred["isStarred"]
    assert (trashed["deleted"], "TRASH" in trashed["labels"]) == (True, True)


def test_an_event_is_made_changed_and_deleted(user):
    standup = {
        "summary": "Team Standup",
        "start": "2027-03-01T09:00:00Z",
        "end": "2027-03-01T09:30:00Z",
    }

    made = data(user.post_json("/api/v1/calendar/events", standup))
    path = f"/api/v1/google/calendar/events/{made['id']}"
    moved = data(user.send("PUT", path, {"start": "2027-03-02", "end": "2027-03-03"}))
    renamed = data(user.send("PATCH", path, {"summary": "Retreat"}))
    deleted = data(user.send("DELETE", path))

    assert made["start"]["dateTime"] == "2027-03-01T09:00:00Z"
    assert (moved["summary"], moved["start"]["date"]) == ("Team Standup", "2027-03-02")
    assert (renamed["summary"], renamed["end"]["date"]) == ("Retreat", "2027-03-03")
    assert deleted == {"deleted": True, "id": made["id"]}
    assert user.send("DELETE", path).status_code == 404


def test_a_file_is_uploaded_searched_downloaded_and_deleted(user):
    content = b64encode(b'{"a": 1}').decode()
    order = {"name": "Ada's data.json", "mimeType": "application/json", "content": content}

    made = data(user.post_json("/api/v1/drive/files", order))
    path = f"/api/v1/drive/files/{made['id']}"

    found = data(user.get("/api/v1/drive/files/search", {"query": "Ada's"}))["files"]
    assert [each["id"] for each in found] == [made["id"]]
    assert data(user.get(f"{path}/content")) == {
        "id": made["id"],
        "name": "Ada's data.json",
        "mimeType": "application/json",
        "size": 8,
        "content": content,
    }
    raw = user.get(f"{path}/content", {"format": "raw"})
    assert b"".join(raw.streaming_content) == b'{"a": 1}'
    assert data(user.send("DELETE", path))["deleted"]
    assert data(user.get("/api/v1/drive/files", {"search": "Ada's"}))["files"] == []


def test_bytes_are_uploaded_as_they_are_into_a_folder(user):
    folder = {"name": "Plans", "mimeType": "application/vnd.google-apps.folder"}
    plans = data(user.post_json("/api/v1/drive/files", folder))
    query = f"name=raw.bin&folderId={plans['id']}"

    response = user.put(
        f"/api/v1/drive/files/content?{query}", b"\x00\n\xff" * 1000, "application/octet-stream"
    )

    made = data(response)
    [listed] = data(user.get("/api/v1/drive/files", {"folderId": plans["id"]}))["files"]
    assert listed["id"] == made["id"]
    raw = user.get(f"/api/v1/drive/files/{made['id']}/content", {"format": "raw"})
    assert b"".join(raw.streaming_content) == b"\x00\n\xff" * 1000


def test_a_moved_file_is_in_its_new_folder_only(user):
    folder = {"name": "Plans", "mimeType": "application/vnd.google-apps.folder"}
    plans = data(user.post_json("/api/v1/drive/files", folder))
    [file, *_] = data(user.get("/api/v1/drive/files", {"mimeType": "application/pdf"}))["files"]

    moved = data(user.send("PATCH", f"/api/v1/drive/files/{file['id']}", {"folderId": plans["id"]}))

    assert moved["parents"] == [plans["id"]]


def test_googles_limit_is_a_limit_of_ours(user, sandbox):
    body = {"error": {"code": 403, "errors": [{"reason": "userRateLimitExceeded"}]}}
    sandbox.control(
        "failures",
        provider="google",
        path="/gmail",
        times=1,
        status=403,
        body=body,
    )

    response = user.get("/api/v1/gmail/profile")

    assert response.status_code == 429
    assert response.json()["error_code"] == "RATE_LIMITED"
