"""What the fakes deliver unasked: beside the answers, again when it fails, and to nobody else's machine."""

import json
import time
from base64 import b64decode

import jwt
import pytest
import requests

from tests.proxy.loopback import http_answer, in_turn, provider
from tests.sandbox.test_gmail import ME, mail, send

TAKEN, REFUSED = http_answer(b"{}"), http_answer(b"{}", "500 No luck")
TOPIC = {"topicName": "projects/sandbox/topics/gmail"}
PRIMARY = "calendar/v3/calendars/primary/events"


@pytest.fixture
def google(google):
    return google.connect(person="mara")


def wait_for(found, seconds=6):
    deadline = time.monotonic() + seconds
    while not found() and time.monotonic() < deadline:
        time.sleep(0.02)
    return found()


def delivered(sandbox):
    return sandbox.control("deliveries")["deliveries"]


def channel(address, **changes):
    return {"id": "channel-1", "type": "web_hook", "address": address, "token": "s3cret"} | changes


def test_a_push_is_signed_by_a_key_that_the_fake_publishes(google, sandbox):
    with provider(TAKEN) as server:
        sandbox.control("webhooks", provider="google", url=f"{server.url}/push", secret="none")
        assert google.post(f"{ME}/watch", TOPIC).status_code == 200
        send(google, mail(to="mara@northwind.example"))
        [heard] = wait_for(lambda: server.heard)

    token = heard.headers["authorization"].removeprefix("Bearer ")
    [listed] = requests.get(f"{sandbox.url}/google/oauth2/v3/certs", timeout=5).json()["keys"]
    claims = jwt.decode(
        token, jwt.PyJWK(listed).key, algorithms=["RS256"], audience=f"{server.url}/push"
    )
    assert claims["email"] == "pubsub-push@sandbox.iam.gserviceaccount.com"
    pushed = json.loads(b64decode(json.loads(heard.body)["message"]["data"]))
    assert pushed["emailAddress"] == "mara@northwind.example"
    assert "d" not in listed


def test_a_delivery_that_fails_is_tried_again_and_its_log_names_the_host_alone(google, sandbox):
    with provider(in_turn(REFUSED, TAKEN)) as server:
        address = f"{server.url}/hooks/own-secret"
        assert google.post(f"{PRIMARY}/watch", channel(address)).status_code == 200
        assert wait_for(lambda: len(server.heard) == 2)

    wait_for(lambda: delivered(sandbox)[-1]["status"] == 200)
    entry = delivered(sandbox)[-1]
    assert (entry["about"], entry["attempts"], entry["status"]) == ("calendar sync", 2, 200)
    assert entry["host"] == server.url.removeprefix("http://")
    assert "own-secret" not in json.dumps(delivered(sandbox))


def test_a_channel_tells_by_headers_that_something_changed(google):
    event = {
        "summary": "Launch",
        "start": {"dateTime": "2030-03-01T10:00:00Z"},
        "end": {"dateTime": "2030-03-01T11:00:00Z"},
    }
    with provider(TAKEN) as server:
        opened = google.post(f"{PRIMARY}/watch", channel(server.url)).json()
        assert google.post(PRIMARY, event).status_code == 200
        assert wait_for(lambda: len(server.heard) == 2)
        stopped = {"id": "channel-1", "resourceId": opened["resourceId"]}
        assert google.post("calendar/v3/channels/stop", stopped).status_code == 204
        assert google.post(PRIMARY, event).status_code == 200
        time.sleep(0.3)

    heard = sorted(server.heard, key=lambda each: each.headers["x-goog-message-number"])
    assert [each.headers["x-goog-resource-state"] for each in heard] == ["sync", "exists"]
    assert {each.headers["x-goog-channel-token"] for each in heard} == {"s3cret"}
    assert [each.body for each in heard] == [b"", b""]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"address": "http://10.0.0.1/"}, 403),
        ({"address": "https://somewhere.example/"}, 403),
        ({"type": "email"}, 400),
        ({"id": "c" * 65}, 400),
        ({"token": "t" * 257}, 400),
    ],
)
def test_a_channel_that_google_would_not_open_is_refused(google, sandbox, changes, status):
    order = channel("http://127.0.0.1:1/") | changes

    assert google.post(f"{PRIMARY}/watch", order).status_code == status
    assert delivered(sandbox) == []


def test_an_id_opens_one_channel(google):
    order = channel("http://127.0.0.1:1/")

    answers = [google.post(f"{PRIMARY}/watch", order) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 400]
    assert answers[1].json()["error"]["errors"][0]["reason"] == "channelIdNotUnique"


def test_a_history_begins_where_one_knows_it_and_ends_where_gmail_forgot(google):
    known = google.get(f"{ME}/profile").json()["historyId"]
    assert google.get(f"{ME}/history", params={"startHistoryId": "1"}).status_code == 404
    watched = google.post(f"{ME}/watch", TOPIC).json()["historyId"]
    assert int(watched) > int(known)

    sent = send(google, mail(to="mara@northwind.example")).json()

    listed = google.get(f"{ME}/history", params={"startHistoryId": watched}).json()
    [record] = listed["history"]
    assert record["messagesAdded"][0]["message"]["id"] == sent["id"]
    later = google.get(f"{ME}/history", params={"startHistoryId": listed["historyId"]}).json()
    assert "history" not in later


def test_a_topic_has_a_name_of_its_form(google):
    assert google.post(f"{ME}/watch", {"topicName": "mail"}).status_code == 400
