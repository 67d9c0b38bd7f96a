"""Mails that leave through Outlook."""

import pytest

from config.api.errors import Invalid
from providers.definitions.microsoft.quirks import addresses, sending
from tests.providers.recorded_call import RecordedCall
from tests.providers.test_microsoft_requests import ME, request_of

SEND = "microsoft_mail_send_message"
MAIL = {"to": "tomas@northwind.example", "subject": "Größe", "body": "Hi"}


def person(address, name=None):
    return {"emailAddress": {"address": address, **({"name": name} if name else {})}}


def test_a_mail_is_an_object_beside_what_to_do_with_it():
    request = request_of(
        SEND, **MAIL, cc=["a@b.example", "Ada <c@d.example>"], save_to_sent="false"
    )

    assert (request.method, request.url) == ("POST", f"{ME}/sendMail")
    assert request.json == {
        "message": {
            "subject": "Größe",
            "body": {"contentType": "text", "content": "Hi"},
            "toRecipients": [person("tomas@northwind.example")],
            "ccRecipients": [person("a@b.example"), person("c@d.example", "Ada")],
            "bccRecipients": [],
        },
        "saveToSentItems": False,
    }


@pytest.mark.parametrize(
    ("given", "body"),
    [
        ({}, {"contentType": "text", "content": "Hi"}),
        ({"isHtml": "true"}, {"contentType": "html", "content": "Hi"}),
        ({"html": "<p>Hi</p>"}, {"contentType": "html", "content": "<p>Hi</p>"}),
    ],
)
def test_a_body_is_text_or_html(given, body):
    assert request_of(SEND, **MAIL, **given).json["message"]["body"] == body


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("a@b.example, c@d.example", [person("a@b.example"), person("c@d.example")]),
        ('"Lovelace, Ada" <a@b.example>', [person("a@b.example", "Lovelace, Ada")]),
        (["Jörg Weber <j@münchen.example>"], [person("j@münchen.example", "Jörg Weber")]),
        (["", " "], []),
        (None, []),
    ],
)
def test_recipients_as_people_write_them(value, people):
    assert addresses.recipients(value, "to") == people


@pytest.mark.parametrize(
    "value",
    ["tomas", "a@b@c", "@b.example", "a@", "<>", ["a@b.example", "nobody"], "a b@c.example x"],
)
def test_what_is_no_address_is_named(value):
    with pytest.raises(Invalid, match=r"cc: .* is not an e-mail address"):
        addresses.recipients(value, "cc")


def test_a_mail_needs_a_recipient():
    with pytest.raises(Invalid, match="to: name at least one recipient"):
        request_of(SEND, **MAIL | {"to": " "})


def test_microsoft_answers_nothing_so_we_say_that_it_left():
    assert sending.sent(None, RecordedCall()) == {"sent": True}


def test_comments_without_end_are_no_address():
    with pytest.raises(Invalid, match="to: not a list of e-mail addresses"):
        addresses.recipients("(" * 5000, "to")
