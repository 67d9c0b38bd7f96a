"""Microsoft through every layer: our API in front, the sandbox's Microsoft behind."""

from base64 import b64decode, b64encode

import pytest

MAIL, EVENTS, FILES = (
    "microsoft/mail/messages",
    "microsoft/calendar/events",
    "microsoft/drive/files",
)
A_MESSAGE = f"{MAIL}/AAMkAGNorthwindMara0001="


@pytest.fixture
def microsoft(caller):
    assert caller.connect("microsoft")["status"] == "success"
    return caller


def data(response):
    assert response.status_code == 200, response.content
    return response.json()["data"]


def put(caller, path, content):
    return caller.client.put(
        f"/api/v1/{path}", content, "application/octet-stream", headers={"X-Account-Id": "user-1"}
    )


def raw(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def pages(caller, path, **query):
    """Return every page of a list, following the cursor to its end."""
    found, cursor = [], {}
    while True:
        answer = caller.get(path, **query, **cursor).json()
        found.append(answer["data"])
        if answer["next_cursor"] is None:
            return found
        cursor = {"cursor": answer["next_cursor"]}


@pytest.mark.parametrize(
    ("path", "key", "total", "query"),
    [
        (MAIL, "messages", 10, {}),
        (MAIL, "messages", 6, {"folder": "inbox"}),
        (MAIL, "messages", 4, {"unread": "true"}),
        (MAIL, "messages", 2, {"q": "launch"}),
        (MAIL, "messages", 1, {"filter": "contains(subject,'Timeline')"}),
        ("microsoft/mail/folders", "folders", 6, {}),
        (EVENTS, "events", 9, {}),
        (EVENTS, "events", 1, {"calendarId": "AAMkAGNorthwindCalendar-team="}),
        ("microsoft/calendar/calendars", "calendars", 3, {}),
        (FILES, "files", 5, {}),
        (FILES, "files", 2, {"folderId": "01NORTHWINDMARA0001"}),
        (FILES, "files", 2, {"search": "Launch", "limit": 1}),
        (FILES, "files", 1, {"search": "Mara's list"}),
        (FILES, "files", 1, {"search": "october/csv"}),
    ],
)
def test_a_list_is_read_page_by_page(microsoft, path, key, total, query):
    found = [
        item["id"] for page in pages(microsoft, path, **{"limit": 2, **query}) for item in page[key]
    ]

    assert len(found) == len(set(found)) == total


def test_messages_come_newest_first_and_without_bodies(microsoft):
    messages = data(microsoft.get(MAIL))["messages"]

    times = [message["receivedDateTime"] for message in messages]
    assert times == sorted(times, reverse=True)
    assert all("body" not in message and message["bodyPreview"] for message in messages)


def test_a_strangers_cursor_is_refused(microsoft):
    forged = "https://evil.example/v1.0/me/messages"

    assert microsoft.get(MAIL, cursor=forged).status_code == 400


def test_a_next_page_elsewhere_is_not_followed(microsoft, sandbox):
    page = {"value": [], "@odata.nextLink": "https://evil.example/v1.0/me/messages?$skip=2"}
    sandbox.control("failures", provider="microsoft", path="/v1.0", status=200, body=page)

    response = microsoft.get(MAIL)

    assert response.status_code == 502


def test_a_body_is_text_or_html(microsoft):
    path = f"{MAIL}/AAMkAGNorthwindMara0002="

    assert data(microsoft.get(path))["body"]["content"].startswith("Hello,")
    assert data(microsoft.get(path, bodyType="html"))["body"]["content"].startswith("<p>Hello")


def test_an_attachment_is_listed_without_and_read_with_its_bytes(microsoft):
    path = f"{MAIL}/AAMkAGNorthwindMara0002=/attachments"

    [listed] = data(microsoft.get(path))["attachments"]
    read = data(microsoft.get(f"{path}/{listed['id']}"))

    assert (listed["name"], "contentBytes" in listed) == ("invoice-2291.csv", False)
    assert b64decode(read["content"]) == b"invoice,amount\n2291,184.20\n"


def test_a_mail_is_sent_kept_and_received(microsoft, caller):
    mail = {"to": "Aiko <aiko@northwind.example>", "subject": "Größe", "html": "<b>Grüße</b>"}

    sent = data(microsoft.post("microsoft/mail/send", **mail, body="Grüße"))

    assert sent == {"sent": True}
    [kept] = data(microsoft.get(MAIL, folder="sentitems", q="Größe"))["messages"]
    assert (kept["subject"], kept["isRead"]) == ("Größe", True)
    caller.connect("microsoft", person="aiko")
    [received] = data(caller.get(MAIL, folder="inbox", unread="true", limit=1))["messages"]
    assert (received["subject"], received["from"]["emailAddress"]["address"]) == (
        "Größe",
        "mara@northwind.example",
    )


@pytest.mark.parametrize(("everybody", "recipients"), [(False, 1), (True, 2)])
def test_an_answer_goes_to_the_sender_or_to_everybody(microsoft, everybody, recipients):
    data(microsoft.post(f"{A_MESSAGE}/reply", body="Yes", replyAll=everybody))

    [kept] = data(microsoft.get(MAIL, folder="sentitems", limit=1))["messages"]
    assert kept["subject"] == "RE: Launch plan for the spring release"
    assert len(kept["toRecipients"]) == recipients


def test_a_message_is_marked_and_deleted(microsoft):
    marked = data(microsoft.send("patch", A_MESSAGE, {"isRead": True, "flag": "flagged"}))
    deleted = data(microsoft.send("delete", A_MESSAGE, {}))

    assert (marked["isRead"], marked["flag"]) == (True, {"flagStatus": "flagged"})
    assert deleted == {"deleted": True, "id": "AAMkAGNorthwindMara0001="}
    assert microsoft.get(A_MESSAGE).status_code == 404
    [moved] = data(microsoft.get(MAIL, folder="deleteditems"))["messages"]
    assert moved["flag"] == {"flagStatus": "flagged"}


def test_an_event_is_made_changed_and_deleted(microsoft):
    review = {
        "summary": "Review",
        "start": "2027-03-01T10:00:00+01:00",
        "end": "2027-03-01T11:00:00+01:00",
        "online": True,
    }

    made = data(microsoft.post(EVENTS, **review))
    path = f"{EVENTS}/{made['id']}"
    moved = data(microsoft.send("put", path, {"start": "2027-03-02", "end": "2027-03-03"}))
    renamed = data(microsoft.send("patch", path, {"summary": "Retreat"}))
    deleted = data(microsoft.send("delete", path, {}))

    assert made["start"] == {"dateTime": "2027-03-01T09:00:00.0000000", "timeZone": "UTC"}
    assert made["onlineMeeting"]["joinUrl"].startswith("https://teams.microsoft.com/")
    assert (moved["subject"], moved["isAllDay"]) == ("Review", True)
    assert (renamed["subject"], renamed["end"]["dateTime"][:10]) == ("Retreat", "2027-03-03")
    assert deleted == {"deleted": True, "id": made["id"]}
    assert microsoft.get(path).status_code == 404


def test_a_series_is_listed_as_one_and_between_limits_one_by_one(microsoft):
    limits = {"timeMin": "2020-01-01", "timeMax": "2040-01-01", "limit": 100}

    whole = data(microsoft.get(EVENTS))["events"]
    unfolded = data(microsoft.get(EVENTS, **limits))["events"]

    assert [event["type"] for event in whole].count("seriesMaster") == 1
    assert [event["type"] for event in unfolded].count("occurrence") == 8
    starts = [event["start"]["dateTime"] for event in unfolded]
    assert starts == sorted(starts)


@pytest.mark.parametrize("path", [FILES, f"{FILES}/content"])
def test_bytes_are_uploaded_downloaded_and_deleted(microsoft, path):
    content = b"\x00\n\xff" * 1000

    made = data(put(microsoft, f"{path}?path=Reports/2027/raw.bin", content))

    where = f"{FILES}/{made['id']}"
    assert made["parentReference"]["path"] == "/drive/root:/Reports/2027"
    assert data(microsoft.get(f"{where}/content"))["content"] == b64encode(content).decode()
    assert raw(microsoft.get(f"{where}/content", format="raw")) == content
    assert data(microsoft.send("delete", where, {})) == {"deleted": True, "id": made["id"]}
    assert microsoft.get(f"{where}/content").status_code == 404


def test_a_file_from_json_is_found_and_replaced(microsoft):
    order = {"name": "Ada's notes.txt", "folderId": "01NORTHWINDMARA0002"}

    made = data(microsoft.post(FILES, **order, content=b64encode(b"one").decode()))
    again = data(microsoft.post(FILES, **order, content=b64encode(b"three").decode()))

    assert (made["id"], again["size"], again["file"]) == (
        again["id"],
        5,
        {"mimeType": "text/plain"},
    )
    [found] = data(microsoft.get(FILES, search="Ada's"))["files"]
    assert found["id"] == made["id"]


# promise 81
def test_the_token_stays_with_graph(microsoft, sandbox):
    data(microsoft.get(f"{FILES}/01NORTHWINDMARA0003/content"))

    [download] = sandbox.requests(provider="microsoft", path="/personal/")["requests"]
    assert download["status"] == 200  # the sandbox refuses a download that brings a token


def test_a_download_elsewhere_is_not_followed(microsoft, sandbox):
    item = {
        "id": "F1",
        "name": "x",
        "file": {},
        "@microsoft.graph.downloadUrl": "https://evil.example/x",
    }
    sandbox.control("failures", provider="microsoft", path="/v1.0", status=200, body=item)

    response = microsoft.get(f"{FILES}/F1/content")

    assert response.status_code == 502
    assert response.json()["error"] == "Microsoft 365 pointed to an address that is not its own"


def test_a_file_without_an_address_is_microsofts_fault(microsoft, sandbox):
    item = {"id": "F1", "name": "x", "file": {"mimeType": "text/plain"}}
    sandbox.control("failures", provider="microsoft", path="/v1.0", status=200, body=item)

    assert microsoft.get(f"{FILES}/F1/content").status_code == 502
