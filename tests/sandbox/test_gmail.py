"""Gmail: ids in lists, MIME trees, search, and sent mail that arrives."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from email.message import EmailMessage

import pytest

ME = "gmail/v1/users/me"


@pytest.fixture
def gmail(google):
    return google.connect()


def ids(gmail, **params):
    return [one["id"] for one in found(gmail, **params)]


def found(gmail, **params):
    answer = gmail.get(f"{ME}/messages", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json().get("messages", [])


def subjects(gmail, **params):
    messages = [gmail.get(f"{ME}/messages/{one}").json() for one in ids(gmail, **params)]
    return [header(message, "Subject") for message in messages]


def header(message, name):
    values = [one["value"] for one in message["payload"]["headers"] if one["name"] == name]
    return values[0] if values else None


def mail(to="tomas@northwind.example", subject="Grüße 👋", text="Hallo!\n", **headers):
    message = EmailMessage()
    message["To"], message["Subject"] = to, subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return urlsafe_b64encode(message.as_bytes()).decode()


def send(gmail, raw, **more):
    return gmail.post(f"{ME}/messages/send", {"raw": raw} | more)


def decoded(data):
    return urlsafe_b64decode(data)


def test_list_holds_ids_and_nothing_else(gmail):
    answer = gmail.get(f"{ME}/messages").json()

    assert len(answer["messages"]) == answer["resultSizeEstimate"] == 26
    assert all(sorted(one) == ["id", "threadId"] for one in answer["messages"])


def test_list_is_paged(gmail):
    seen, token = [], None
    while token != "":
        answer = gmail.get(f"{ME}/messages", params={"maxResults": 10, "pageToken": token}).json()
        seen += [one["id"] for one in answer["messages"]]
        token = answer.get("nextPageToken", "")

    assert seen == ids(gmail)


def test_empty_list_has_no_messages_key(gmail):
    answer = gmail.get(f"{ME}/messages", params={"q": "nothing-like-this"}).json()

    assert answer == {"resultSizeEstimate": 0}


@pytest.mark.parametrize("params", [{"maxResults": "x"}, {"pageToken": "rubbish"}])
def test_bad_paging_is_a_400(gmail, params):
    answer = gmail.get(f"{ME}/messages", params=params)

    assert answer.status_code == 400
    assert answer.json()["error"]["status"] == "INVALID_ARGUMENT"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("launch plan", 4),
        ("from:tomas", 5),
        ("to:sato", 2),
        ("subject:entwürfe", 1),
        ('"left comments"', 1),
        ("is:unread", 4),
        ("is:unread -from:weekly", 3),
        ("label:receipts", 1),
        ("label:team-offsite", 2),
        ("has:attachment", 4),
        ("in:sent", 6),
        ("in:spam", 1),
        ("in:trash", 1),
        ("in:anywhere", 28),
        ("is:starred", 1),
        ("打ち合わせ", 3),
        ("after:2100/01/01", 0),
        ("before:2100/01/01", 26),
    ],
)
def test_search(gmail, query, count):
    assert len(found(gmail, q=query)) == count


def test_labels_narrow_the_list(gmail):
    assert len(found(gmail, labelIds=["INBOX", "UNREAD"])) == 4
    assert len(found(gmail, labelIds="SPAM")) == 1
    assert len(found(gmail, includeSpamTrash="true")) == 28


def test_full_message_is_a_tree_of_parts(gmail):
    message = gmail.get(f"{ME}/messages/{ids(gmail, q='subject:invoice')[0]}").json()

    payload = message["payload"]
    assert payload["mimeType"] == "multipart/mixed"
    assert payload["body"] == {"size": 0}
    texts, attachment = payload["parts"]
    assert [part["partId"] for part in texts["parts"]] == ["0.0", "0.1"]
    assert b"<b>2291</b>" in decoded(texts["parts"][1]["body"]["data"])
    assert attachment["filename"] == "invoice-2291.pdf"
    assert "data" not in attachment["body"]
    assert message["labelIds"] == ["INBOX", "Label_1", "CATEGORY_UPDATES"]
    assert message["internalDate"].isdecimal()
    assert message["snippet"].startswith("Hello, your invoice 2291")


def test_attachment_is_fetched_by_its_id(gmail):
    message_id = ids(gmail, q="subject:entwürfe")[0]
    part = gmail.get(f"{ME}/messages/{message_id}").json()["payload"]["parts"][1]

    answer = gmail.get(f"{ME}/messages/{message_id}/attachments/{part['body']['attachmentId']}")

    assert part["filename"] == "entwürfe.csv"
    assert answer.json()["size"] == part["body"]["size"]
    assert "blau" in decoded(answer.json()["data"]).decode()
    assert gmail.get(f"{ME}/messages/{message_id}/attachments/x").status_code == 400


def test_metadata_has_the_named_headers_only(gmail):
    params = {"format": "metadata", "metadataHeaders": ["Subject", "From"]}

    message = gmail.get(f"{ME}/messages/{ids(gmail, q='来週')[0]}", params=params).json()

    assert sorted(message["payload"]) == ["headers", "mimeType"]
    names = [one["name"] for one in message["payload"]["headers"]]
    assert sorted(names) == ["From", "Subject"]


def test_minimal_and_raw(gmail):
    message_id = ids(gmail, q="subject:numbers")[0]

    minimal = gmail.get(f"{ME}/messages/{message_id}", params={"format": "minimal"}).json()
    raw = gmail.get(f"{ME}/messages/{message_id}", params={"format": "raw"}).json()

    assert "payload" not in minimal
    assert b"Subject: Re: Numbers of October" in decoded(raw["raw"])
    assert gmail.get(f"{ME}/messages/{message_id}", params={"format": "x"}).status_code == 400


def test_unknown_message_is_googles_404(gmail):
    answer = gmail.get(f"{ME}/messages/0000")

    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "Requested entity was not found."


def test_another_mailbox_is_refused(gmail):
    answer = gmail.get("gmail/v1/users/aiko@northwind.example/messages")

    assert answer.status_code == 403
    assert gmail.get("gmail/v1/users/mara@northwind.example/messages").status_code == 200


def test_sent_mail_appears_and_arrives(gmail, google):
    answer = send(gmail, mail(cc="x@y.example", Bcc="aiko@northwind.example"))

    assert answer.status_code == 200
    assert answer.json()["labelIds"] == ["SENT"]
    assert found(gmail)[0]["id"] == answer.json()["id"]
    mine = gmail.get(f"{ME}/messages/{answer.json()['id']}").json()
    assert header(mine, "Subject") == "Grüße 👋"
    assert header(mine, "From") == "Mara Lindqvist <mara@northwind.example>"
    google.connect(person="aiko")
    theirs = gmail.get(f"{ME}/messages/{found(google)[0]['id']}").json()
    assert (header(theirs, "Subject"), header(theirs, "Bcc")) == ("Grüße 👋", None)
    assert theirs["labelIds"] == ["UNREAD", "INBOX"]


def test_mail_to_oneself_is_in_both_places(gmail):
    answer = send(gmail, mail(to="mara@northwind.example"))

    assert sorted(answer.json()["labelIds"]) == ["INBOX", "SENT", "UNREAD"]


def test_reply_joins_its_thread_on_both_sides(gmail, google):
    first = send(gmail, mail()).json()
    sent = gmail.get(f"{ME}/messages/{first['id']}").json()
    google.connect(person="tomas")
    arrived = found(google)[0]

    reply = mail(
        to="mara@northwind.example",
        subject="Re: Grüße",
        In_Reply_To=header(sent, "Message-ID"),
    )
    answered = send(google, reply, threadId=arrived["threadId"]).json()

    assert answered["threadId"] == arrived["threadId"]
    google.connect(person="mara")
    thread = google.get(f"{ME}/threads/{first['threadId']}").json()
    assert [one["labelIds"] for one in thread["messages"]] == [["SENT"], ["UNREAD", "INBOX"]]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "'raw' RFC822 payload message string or uploading message via /upload/* URL required"),
        ({"raw": "%%%"}, "Invalid value at 'raw' (TYPE_BYTES), Base64 decoding"),
        ({"raw": mail(to="")}, "Recipient address required"),
    ],
)
def test_bad_mail_is_a_400_and_sends_nothing(gmail, body, message):
    answer = gmail.post(f"{ME}/messages/send", body)

    assert (answer.status_code, answer.json()["error"]["message"]) == (400, message)
    assert len(found(gmail)) == 26


def test_unknown_thread_is_a_404(gmail):
    assert send(gmail, mail(), threadId="nope").status_code == 404


def test_labels_are_added_and_removed(gmail):
    message_id = ids(gmail, q="is:unread")[0]
    body = {"addLabelIds": ["STARRED", "Label_2"], "removeLabelIds": ["UNREAD"]}

    answer = gmail.post(f"{ME}/messages/{message_id}/modify", body)
    bad = gmail.post(f"{ME}/messages/{message_id}/modify", {"addLabelIds": ["Nope"]})

    assert "UNREAD" not in answer.json()["labelIds"]
    assert message_id in ids(gmail, q="is:starred label:travel")
    assert (bad.status_code, bad.json()["error"]["message"]) == (400, "Invalid label: Nope")


def test_trash_hides_a_message_and_gives_it_back(gmail):
    message_id = ids(gmail)[0]

    trashed = gmail.post(f"{ME}/messages/{message_id}/trash")
    hidden = message_id not in ids(gmail)
    gmail.post(f"{ME}/messages/{message_id}/untrash")

    assert "TRASH" in trashed.json()["labelIds"]
    assert hidden
    assert message_id in ids(gmail)


def test_threads(gmail):
    threads = gmail.get(f"{ME}/threads", params={"q": "launch plan"}).json()["threads"]

    thread = gmail.get(f"{ME}/threads/{threads[0]['id']}", params={"format": "minimal"}).json()

    assert len(threads) == 1
    assert len(thread["messages"]) == 4
    dates = [int(one["internalDate"]) for one in thread["messages"]]
    assert dates == sorted(dates)
    assert gmail.get(f"{ME}/threads/nope").status_code == 404


def test_labels_and_profile(gmail):
    labels = gmail.get(f"{ME}/labels").json()["labels"]
    profile = gmail.get(f"{ME}/profile").json()

    assert {"id": "INBOX", "name": "INBOX", "type": "system"} in labels
    assert "Receipts" in [one["name"] for one in labels]
    assert (profile["emailAddress"], profile["messagesTotal"]) == ("mara@northwind.example", 28)


def test_draft_is_kept(gmail):
    answer = gmail.post(f"{ME}/drafts", {"message": {"raw": mail(to="")}})

    drafts = gmail.get(f"{ME}/drafts").json()["drafts"]
    draft = gmail.get(f"{ME}/drafts/{drafts[0]['id']}").json()
    assert answer.json()["message"]["labelIds"] == ["DRAFT"]
    assert drafts[0]["id"] == answer.json()["id"]
    assert header(draft["message"], "Subject") == "Grüße 👋"


def test_sending_alone_does_not_read(google):
    google.connect(scopes=["https://www.googleapis.com/auth/gmail.send"])

    assert send(google, mail()).status_code == 200
    assert google.get(f"{ME}/messages").status_code == 403
