"""Mails as Gmail receives them: whole MIME messages."""

from base64 import b64encode, urlsafe_b64decode
from email import message_from_bytes
from email.policy import default

import pytest

from config.api.errors import Invalid
from providers.definitions.google.quirks import sending
from providers.spec import UpstreamRequest
from tests.providers.recorded_call import RecordedCall, sample

SEND = UpstreamRequest("POST", "https://gmail.googleapis.com/gmail/v1/users/me/messages/send")
MAIL = {"to": "ada@example.org", "subject": "Hello", "body": "How are you?"}
LONG_ID = (
    "<AM0PR0101MB1234567890ABCDEF1234567890ABCDEF1234567890ABCDEF"
    "@AM0PR0101MB1234.eurprd01.prod.outlook.example>"
)


def source(body):
    return urlsafe_b64decode(body["raw"])


def sent(*answers, **arguments):
    """Send a mail and read it as a mail program would."""
    request = sending.send(SEND, RecordedCall(*answers, arguments=MAIL | arguments))
    return message_from_bytes(source(request.json), policy=default)


def test_a_plain_mail():
    request = sending.send(SEND, RecordedCall(arguments=MAIL))

    assert source(request.json) == (
        b"To: ada@example.org\r\n"
        b"Subject: Hello\r\n"
        b'Content-Type: text/plain; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: 7bit\r\n"
        b"MIME-Version: 1.0\r\n"
        b"\r\n"
        b"How are you?\r\n"
    )
    assert "threadId" not in request.json


def test_an_html_mail_is_html_alone():
    message = sent(body="<b>Grüße</b>", isHtml=True)

    assert message.get_content_type() == "text/html"
    assert message.get_content() == "<b>Grüße</b>\r\n"


def test_a_mail_with_both_lets_the_reader_choose():
    message = sent(body="Hi", html="<b>Hi</b>")

    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_several_recipients_in_every_form():
    message = sent(
        to="Ada Example <ada@example.org>, joe@example.com",
        cc=["Jörg Müller <joerg@example.com>", '"Doe, Jane" <jane@example.com>'],
        bcc="hidden@münchen.example",
    )

    assert message["To"] == "Ada Example <ada@example.org>, joe@example.com"
    assert [each.display_name for each in message["Cc"].addresses] == ["Jörg Müller", "Doe, Jane"]
    assert message["Bcc"] == "hidden@xn--mnchen-3ya.example"


def test_what_is_not_ascii_travels_encoded():
    request = sending.send(
        SEND, RecordedCall(arguments=MAIL | {"subject": "Größe 📏", "body": "日本語"})
    )
    message = message_from_bytes(source(request.json), policy=default)

    assert source(request.json).isascii()
    assert message["Subject"] == "Größe 📏"
    assert message.get_content() == "日本語\r\n"


def test_attachments():
    files = [
        {"filename": "Zürich.csv", "content": b64encode(b"a,b\n1,2\n").decode()},
        {"filename": "x", "mimeType": "image/PNG", "content": "iVBORw0KGgo"},
        {"filename": "mail.eml", "mimeType": "message/rfc822", "content": "-_8_"},
    ]

    message = sent(attachments=files)

    attached = [
        (part.get_filename(), part.get_content_type(), part.get_payload(decode=True))
        for part in message.iter_attachments()
    ]
    assert attached == [
        ("Zürich.csv", "text/csv", b"a,b\n1,2\n"),
        ("x", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("mail.eml", "application/octet-stream", b"\xfb\xff\x3f"),
    ]
    assert message.get_body().get_content() == "How are you?\r\n"


def test_a_reply_names_its_original_and_joins_its_thread():
    call = RecordedCall(
        sample("google", "original_headers"),
        arguments=MAIL | {"replyToMessageId": "18f0a1b2c3d4e5f6"},
    )

    request = sending.send(SEND, call)

    message = message_from_bytes(source(request.json), policy=default)
    assert request.json["threadId"] == "18f0a1b2c3d4e5f0"
    assert message["In-Reply-To"] == LONG_ID
    assert message["References"].split() == [
        "<first@example.com>",
        "<second@example.com>",
        LONG_ID,
    ]
    assert LONG_ID.encode() in source(request.json)


def test_a_reply_reads_only_the_headers_of_its_original():
    call = RecordedCall(
        sample("google", "original_headers"), arguments=MAIL | {"replyToMessageId": "18f0"}
    )

    sending.send(SEND, call)

    [asked] = call.sent
    assert asked.url == "https://gmail.googleapis.com/gmail/v1/users/me/messages/18f0"
    assert asked.params == {
        "format": "metadata",
        "metadataHeaders": ["Message-ID", "References", "In-Reply-To"],
    }


def test_a_strangers_message_id_cannot_add_headers():
    evil = "<a@example.com>\r\nBcc: eve@example.com <ü@example.com>"
    original = {"threadId": "t1", "payload": {"headers": [{"name": "Message-ID", "value": evil}]}}

    message = sent(original, replyToMessageId="m1")

    assert message["References"] == "<a@example.com>"
    assert message["Bcc"] is None


def test_a_thread_can_be_named_without_reading_it():
    request = sending.send(SEND, RecordedCall(arguments=MAIL | {"threadId": "t9"}))

    assert request.json["threadId"] == "t9"


def test_a_draft_is_wrapped_and_needs_no_recipient():
    arguments = {"subject": "", "body": "Later"}

    request = sending.draft(SEND, RecordedCall(arguments=arguments))

    message = message_from_bytes(source(request.json["message"]), policy=default)
    assert (message["To"], message.get_content()) == (None, "Later\r\n")


# promise 81
@pytest.mark.parametrize(
    "arguments",
    [
        {"subject": "Hi\r\nBcc: eve@example.com"},
        {"subject": "Hi\nBcc: eve@example.com"},
        {"subject": "Hi\x0bBcc: eve@example.com"},
        {"subject": "Hi\u2028Bcc: eve@example.com"},
        {"to": "ada@example.org\r\nBcc: eve@example.com"},
        {"cc": ["ada@example.org\nBcc: eve@example.com"]},
        {"attachments": [{"filename": "a\r\nX-Evil: 1", "content": ""}]},
        {"attachments": [{"filename": "a", "mimeType": "text/plain\r\nX-Evil: 1", "content": ""}]},
    ],
)
def test_a_line_break_in_a_header_is_refused(arguments):
    with pytest.raises(Invalid):
        sent(**arguments)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"to": ""}, "to: name at least one recipient"),
        ({"to": []}, "to: name at least one recipient"),
        ({"to": "nobody"}, "to: 'nobody' is not an e-mail address"),
        ({"cc": "Jörg <jörg@example.com>"}, "cc: 'jörg@example.com' is not an e-mail address"),
        ({"to": "(" * 5000}, "to: not a list of e-mail addresses"),
        ({"bcc": "a@b..c"}, "bcc: 'b..c' is not a domain"),
        ({"bcc": "a@[::1]"}, "bcc: '[::1]' is not a domain"),
        (
            {"attachments": [{"filename": "a", "content": "§"}]},
            "attachments[0].content: the content is not base64",
        ),
        (
            {"attachments": [{"filename": "a", "mimeType": "png", "content": ""}]},
            "attachments[0].mimeType: 'png' is not a media type",
        ),
    ],
)
def test_what_cannot_be_sent_is_named(arguments, problem):
    with pytest.raises(Invalid) as refusal:
        sent(**arguments)

    assert str(refusal.value) == problem


@pytest.mark.parametrize("message_id", [".", ".."])
def test_the_id_of_the_original_cannot_climb(message_id):
    call = RecordedCall(arguments=MAIL | {"replyToMessageId": message_id})

    with pytest.raises(Invalid, match="replyToMessageId"):
        sending.send(SEND, call)

    assert call.sent == []
