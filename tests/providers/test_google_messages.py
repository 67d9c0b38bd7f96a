"""Gmail's messages as the clients of this API see them."""

from base64 import urlsafe_b64encode

import pytest

from providers.definitions.google.quirks import headers, messages, parts
from tests.providers.recorded_call import RecordedCall, sample

NESTED = sample("google", "message_nested")


def encode(raw):
    return urlsafe_b64encode(raw).decode().rstrip("=")


def part(raw, content_type="text/plain"):
    return {
        "mimeType": "text/plain",
        "headers": [{"name": "content-type", "value": content_type}],
        "body": {"data": encode(raw)},
    }


def test_a_full_message_becomes_flat():
    flat = messages.message(NESTED, RecordedCall(arguments={"format": "full"}))

    assert flat == {
        "id": "18f0a1b2c3d4e5f6",
        "threadId": "18f0a1b2c3d4e5f0",
        "from": "Jörg Example <joerg@example.com>",
        "to": "Ada Example <ada@example.org>, team@example.org",
        "cc": "board@example.org",
        "subject": "Grüße from Bern",
        "date": "Sun, 1 Mar 2026 10:00:00 +0100",
        "snippet": "Here's the plan & the numbers",
        "labels": ["UNREAD", "STARRED", "CATEGORY_PERSONAL", "INBOX"],
        "isUnread": True,
        "isStarred": True,
        "body": "Here's the plan – Grüße\n",
        "html": "<p>Here's the plan</p>",
        "hasAttachments": True,
        "attachments": [
            {"id": "ANGjdJ8logo", "filename": "logo.png", "mimeType": "image/png", "size": 512},
            {
                "id": "ANGjdJ8pdf",
                "filename": "Zürich.pdf",
                "mimeType": "application/pdf",
                "size": 40211,
            },
            {
                "id": "ANGjdJ8eml",
                "filename": "noname.eml",
                "mimeType": "message/rfc822",
                "size": 900,
            },
        ],
    }


def test_a_message_of_html_alone_has_it_as_its_body():
    html = {"mimeType": "text/html", "body": {"data": encode(b"<b>Hi</b>")}}

    flat = messages.flatten({"id": "m1", "payload": html})

    assert (flat["body"], flat["html"]) == ("<b>Hi</b>", "<b>Hi</b>")
    assert flat["hasAttachments"] is False


def test_a_plain_message_has_no_html():
    flat = messages.flatten({"id": "m1", "payload": part(b"Hi")})

    assert flat["body"] == "Hi"
    assert "html" not in flat


def test_a_large_text_that_gmail_moved_out_is_an_attachment():
    payload = {"mimeType": "text/plain", "filename": "", "body": {"attachmentId": "A1", "size": 9}}

    flat = messages.flatten({"id": "m1", "payload": payload})

    assert flat["body"] == ""
    assert flat["attachments"] == [
        {"id": "A1", "filename": "", "mimeType": "text/plain", "size": 9}
    ]


def test_a_message_without_a_date_has_the_moment_of_its_arrival():
    message = {"id": "m1", "internalDate": "1772355600000", "payload": part(b"")}

    assert messages.summary(message)["date"] == "2026-03-01T09:00:00.000Z"


def test_the_metadata_format_keeps_every_header():
    message = sample("google", "message_metadata")

    shaped = messages.message(message, RecordedCall(arguments={"format": "metadata"}))

    assert shaped["headers"] == message["payload"]["headers"]
    assert shaped["subject"] == "Lunch"
    assert "body" not in shaped


def test_the_minimal_format_has_ids_and_labels():
    message = {"id": "m1", "threadId": "t1", "labelIds": ["UNREAD"], "snippet": "a &lt; b"}

    assert messages.message(message, RecordedCall(arguments={"format": "minimal"})) == {
        "id": "m1",
        "threadId": "t1",
        "snippet": "a < b",
        "labels": ["UNREAD"],
        "isUnread": True,
        "isStarred": False,
    }


def test_the_raw_format_passes_the_source():
    message = {"id": "m1", "threadId": "t1", "raw": "RnJvbTogYQ"}

    shaped = messages.message(message, RecordedCall(arguments={"format": "raw"}))

    assert shaped["raw"] == "RnJvbTogYQ"


def test_the_messages_of_a_thread_are_flat():
    thread = {"id": "t1", "historyId": "7", "messages": [NESTED]}

    shaped = messages.thread(thread, RecordedCall(arguments={"format": "full"}))

    assert shaped == {"id": "t1", "historyId": "7", "messages": [messages.flatten(NESTED)]}


def test_a_trashed_message_says_that_it_is_gone():
    body = {"id": "m1", "threadId": "t1", "labelIds": ["TRASH"]}

    shaped = messages.trashed(body, RecordedCall())

    assert (shaped["deleted"], shaped["trashed"], shaped["labels"]) == (True, True, ["TRASH"])


def test_an_attachment_is_plain_base64():
    call = RecordedCall(arguments={"messageId": "m1", "attachmentId": "A1"})

    shaped = messages.attachment({"size": 3, "data": "-_8_"}, call)

    assert shaped == {"id": "A1", "messageId": "m1", "size": 3, "content": "+/8/"}


@pytest.mark.parametrize(
    ("raw", "content_type"),
    [
        ("Grüße".encode(), "text/plain; charset=utf-8"),
        ("Grüße".encode(), "text/plain; charset=iso-8859-1"),
        ("Grüße".encode("latin-1"), "text/plain; charset=ISO-8859-1"),
        ("Grüße".encode("cp1252"), 'text/plain; format=flowed; charset="windows-1252"'),
    ],
)
def test_text_is_read_in_the_charset_it_is_really_in(raw, content_type):
    assert parts.text(part(raw, content_type)) == "Grüße"


def test_stateful_japanese_is_read_as_declared():
    raw = "こんにちは".encode("iso-2022-jp")

    assert parts.text(part(raw, "text/plain; charset=iso-2022-jp")) == "こんにちは"


@pytest.mark.parametrize("charset", ["x-unknown", "base64", "utf-8", "'; drop"])
def test_bytes_that_fit_no_charset_are_still_shown(charset):
    assert parts.text(part(b"caf\xe9", f"text/plain; charset={charset}")) == "caf\ufffd"


def test_text_spread_over_several_parts_is_joined():
    payload = {"mimeType": "multipart/mixed", "parts": [part(b"Hello"), part(b"-- the list")]}

    assert parts.text_of_type(payload, "text/plain") == "Hello\n-- the list"


@pytest.mark.parametrize(
    ("value", "readable"),
    [
        ("plain", "plain"),
        ("=?utf-8?b?w4Q=?= and =?iso-8859-1?q?=D6?=", "Ä and Ö"),
        ("=?x-nobody?q?a?=", "=?x-nobody?q?a?="),
        ("is 1=?2", "is 1=?2"),
    ],
)
def test_encoded_words_are_read(value, readable):
    assert headers.decode_words(value) == readable
