"""What is sent again when a provider fails for a moment, counted at the provider."""

import json
import socket
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from billing.models import UsageRecord
from config.api.call_log import CallLog
from config.api.errors import ProviderUnavailable
from integrations import retries
from integrations.calls import call_tool
from integrations.selection import Connection
from providers.registry import Offer, tools
from tests.factories import make_integration
from tests.proxy.loopback import hang_up, http_answer, in_turn

REPOS = "/api/v1/github/repos"
ISSUES = "/api/v1/github/repos/octo/hello/issues"
ISSUE = "/api/v1/github/repos/octo/hello/issues/1"
DOWNLOAD = "/api/v1/drive/files/f1/content"
AWAY = http_answer(b'{"message": "away"}', "503 Service Unavailable")


@pytest.fixture
def slept(monkeypatch):
    """Note how long was waited, without waiting."""
    naps = []
    ours = SimpleNamespace(monotonic=time.monotonic, sleep=naps.append)
    monkeypatch.setattr(retries, "time", ours)
    return naps


# promise 89
@pytest.mark.parametrize(
    "away", [AWAY, http_answer(b"{}", "502 Bad"), http_answer(b"", "504 Late"), hang_up]
)
def test_a_read_survives_two_bad_moments(acting, answering, away):
    server = answering(in_turn(away, away, http_answer(b"[]")))

    response = acting.get(REPOS)

    assert (response.status_code, response.json()["data"]) == (200, [])
    assert len(server.heard) == 3
    record = UsageRecord.objects.get()
    assert (record.attempts, record.provider_status, record.counted) == (3, 200, True)


# promise 89
def test_a_read_by_post_survives_a_bad_moment(acting, answering):
    server = answering(in_turn(AWAY, http_answer(b'{"calendars": {}}')))
    span = {"timeMin": "2026-11-22T00:00:00Z", "timeMax": "2026-11-23T00:00:00Z"}

    response = acting.post_json("/api/v1/calendar/free-busy", span)

    assert response.status_code == 200
    assert len(server.heard) == 2


# promise 89
def test_the_third_answer_is_the_last(acting, answering):
    server = answering(AWAY)

    response = acting.get(REPOS)

    assert (response.status_code, response.json()["details"]["status"]) == (502, 503)
    assert len(server.heard) == 3


# promise 89
@pytest.mark.parametrize("away", [AWAY, hang_up], ids=["503", "lost"])
@pytest.mark.parametrize(("method", "path"), [("POST", ISSUES), ("PATCH", ISSUE)])
def test_a_write_is_sent_once(acting, answering, method, path, away):
    server = answering(away)

    response = acting.send(method, path, {"title": "Once"})

    assert response.status_code == (502 if away is AWAY else 503)
    assert "retry_after" not in response.json()["details"]
    assert len(server.heard) == 1


# promise 89
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_could_not_leave_is_tried_again(acting, answering_apart, method):
    answering_apart("github").close()

    response = acting.send(method, ISSUES, {"title": "Hi"} if method == "POST" else None)

    assert response.status_code == 503
    assert response.json()["details"]["retry_after"] == 1
    assert UsageRecord.objects.get().attempts == 3


# promise 89
@pytest.mark.parametrize("status", ["500 Oops", "429 Slow", "404 No", "520 Odd"])
def test_other_answers_are_final(acting, answering, status):
    server = answering(http_answer(b"{}", status))

    acting.get(REPOS)

    assert len(server.heard) == 1


# promise 89
def test_retry_after_is_waited_for(acting, answering, slept):
    answering(in_turn(http_answer(b"", "503 Away", "Retry-After: 7"), http_answer()))

    assert acting.get(REPOS).status_code == 200
    assert slept == [7]


# promise 89
def test_a_retry_after_beyond_the_budget_ends_the_call(acting, answering, slept):
    server = answering(http_answer(b"", "503 Away", "Retry-After: 60"))

    assert acting.get(REPOS).status_code == 502
    assert (len(server.heard), slept) == (1, [])


# promise 89
def test_a_read_that_is_a_post_upstream_is_a_read(account, answering):
    found = tools()["slack_list_users"]
    offer = Offer(found.provider, found.service, replace(found.tool, upstream="POST /users.list"))
    slack = make_integration(account, "slack")
    connection = Connection(
        account, slack, slack.tokens.get(), slack.permissions.get(permission=offer.permission.id)
    )
    server = answering(hang_up)

    with pytest.raises(ProviderUnavailable):
        call_tool(connection, offer, (), CallLog())

    assert [heard.line.split()[0] for heard in server.heard] == ["POST"] * 3


FILE = http_answer(json.dumps({"id": "f1", "name": "a.txt", "mimeType": "text/plain"}).encode())


# promise 89
def test_a_download_is_asked_for_again_until_it_begins(acting, answering):
    content = http_answer(b"hello", "200 OK", "Content-Type: text/plain")
    server = answering(in_turn(FILE, AWAY, content))

    response = acting.get(DOWNLOAD, {"format": "raw"})

    assert (response.status_code, b"".join(response)) == (200, b"hello")
    assert len(server.heard) == 3


# promise 89
def test_a_download_that_breaks_is_not_begun_anew(acting, answering):
    def breaks(connection):
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n"
        connection.sendall(head + b"only this")
        connection.shutdown(socket.SHUT_RDWR)

    server = answering(in_turn(FILE, breaks))
    response = acting.get(DOWNLOAD, {"format": "raw"})

    with pytest.raises(BrokenPipeError, match="broke off"):
        list(response)
    assert len(server.heard) == 2


# promise 89
def test_one_of_many_is_tried_twice_at_most(acting, answering):
    found = http_answer(json.dumps({"messages": [{"id": "a"}, {"id": "b"}]}).encode())
    server = answering(in_turn(found, AWAY))

    response = acting.get("/api/v1/gmail/messages")

    assert response.status_code == 200
    assert [message["id"] for message in response.json()["data"]["messages"]] == ["a", "b"]
    assert len(server.heard) == 1 + 2 * 2
