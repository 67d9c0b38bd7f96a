"""What callers send: a length that is missing or not kept, and JSON that is only nearly JSON."""

import io
import json
import threading

import pytest
from django.http.request import UnreadablePostError

from config.api.errors import Invalid
from integrations import circuits
from integrations.breaker import MINIMUM
from providers.arguments import read_arguments
from providers.proxy.upload import Upload
from providers.registry import tools
from tests.config.test_metrics import Change
from tests.proxy.loopback import http_answer, in_turn

ISSUE = "/api/v1/github/repos/acme/web/issues/1"
ISSUES = "/api/v1/github/repos/acme/web/issues"
MESSAGES = "/api/v1/slack/messages"


def test_a_body_without_a_length_is_refused_and_nothing_is_called(acting, answering):
    server = answering(http_answer())

    response = acting.send("PATCH", ISSUE, HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH="")

    assert response.status_code == 400
    assert response.json()["error"] == (
        "Send the body with a Content-Length, not with a Transfer-Encoding"
    )
    assert server.heard == []


def test_no_other_route_takes_such_a_body_for_none(api):
    answer = api.send("POST", "/api/v1/accounts", HTTP_TRANSFER_ENCODING="chunked")

    assert answer.json()["error"].startswith("Send the body with a Content-Length")


class Caller:
    """A caller who declares a length and leaves after some bytes."""

    def __init__(self, declared, sent):
        self.META = {"CONTENT_LENGTH": str(declared)}
        self._request = io.BytesIO(sent)


def test_an_upload_whose_caller_leaves_ends_at_once():  # promise 88
    upload = Upload(Caller(100, b"hello"))

    assert upload.read() == b"hello"
    with pytest.raises(Invalid, match="shorter than its Content-Length"):
        upload.read()


def test_an_upload_whose_connection_breaks_is_the_callers_as_well():
    upload = Upload(Caller(100, b""))
    upload.source = Broken()

    with pytest.raises(Invalid, match="shorter than its Content-Length"):
        upload.read()


class Broken:
    """A request whose connection is gone."""

    def read(self, size):
        raise UnreadablePostError("reset by peer")


# promise 88, 93
def test_a_caller_who_leaves_an_upload_is_told_and_the_provider_is_not_blamed(
    acting, answering, client
):
    ended = threading.Event()
    opened = http_answer(b"", "200 OK", "Location: https://x.example/?upload_id=1")
    server = answering(in_turn(opened, lambda connection: ended.set()))
    unanswered = Change(client, "patchbay_provider_calls_total", provider="google", status="none")

    response = acting.send(
        "PUT",
        "/api/v1/drive/files/content?name=a.txt",
        **{"wsgi.input": io.BytesIO(b"hello"), "CONTENT_LENGTH": "100"},
    )

    body = response.json()
    assert (response.status_code, body["error_code"]) == (400, "VALIDATION_ERROR")
    assert body["error"] == "The body is shorter than its Content-Length"
    assert "retry_after" not in body["details"]
    assert unanswered.now == 0
    assert ended.wait(5)  # the provider sees the upload break off
    assert server.heard[-1].headers["content-length"] == "100"
    assert server.heard[-1].body == b"hello"


# promise 93
def test_callers_who_leave_uploads_open_no_circuit(acting, answering):
    opened = http_answer(b"", "200 OK", "Location: https://x.example/?upload_id=1")
    answering(opened)

    for _ in range(MINIMUM):
        acting.send(
            "PUT",
            "/api/v1/drive/files/content?name=a.txt",
            **{"wsgi.input": io.BytesIO(b""), "CONTENT_LENGTH": "100"},
        )

    assert circuits.circuit("google", "").state == "closed"


def test_an_upload_that_is_whole_ends_with_nothing():
    upload = Upload(Caller(5, b"hello and the next request"))

    assert (upload.read(), upload.read(), upload.left) == (b"hello", b"", 0)


@pytest.mark.parametrize("blocks", ['[{"a": NaN}]', '[{"a": 1e999}]', '[{"a": "\\ud800"}]'])
def test_json_in_a_text_is_read_as_strictly_as_a_body(blocks):
    sent = {"channel": "C1", "text": "x", "blocks": blocks}

    with pytest.raises(Invalid, match=r"^blocks: "):
        read_arguments(tools()["slack_send_message"].tool, sent)


def test_good_json_in_a_text_is_read():
    sent = {"channel": "C1", "text": "x", "blocks": json.dumps([{"type": "divider"}])}

    arguments = read_arguments(tools()["slack_send_message"].tool, sent)

    assert arguments["blocks"] == [{"type": "divider"}]


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (ISSUES, {"labels": '["\\ud800"]'}),
        ("/api/v1/gmail/messages", {"labelIds": '["\\ud800"]'}),
        ("/api/v1/gmail/messages/1", {"metadataHeaders": '["\\u0000"]'}),
    ],
)
def test_half_a_pair_in_a_query_is_the_callers_mistake(acting, path, query):
    response = acting.get(path, query)

    assert (response.status_code, response.json()["error_code"]) == (400, "VALIDATION_ERROR")
