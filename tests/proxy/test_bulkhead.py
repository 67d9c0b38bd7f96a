"""A provider that hangs takes half of the threads, not all; every place is given back."""

import gc
import json
import threading

import pytest

from billing.models import UsageRecord
from config.api.errors import ProviderUnavailable
from integrations import bulkhead, oauth
from integrations.models import OAuthClient
from providers.registry import find
from tests.config.test_metrics import Change
from tests.contract.shapes import explained
from tests.proxy.loopback import hang_up, http_answer, in_turn
from tests.proxy.places import PLACES, full, make_few, places_left
from tests.refresh.together import at_once

REPOS, DOWNLOAD = "/api/v1/github/repos", "/api/v1/drive/files/f1/content"
FILE = http_answer(json.dumps({"id": "f1", "name": "a.txt", "mimeType": "text/plain"}).encode())
CONTENT = http_answer(b"hello", "200 OK", "Content-Type: text/plain")


@pytest.fixture(autouse=True)
def few_threads(settings, monkeypatch):
    make_few(settings, monkeypatch)


@pytest.mark.parametrize(("threads", "places"), [(1, 1), (2, 1), (3, 1), (4, 2), (16, 8)])
def test_half_of_the_threads_are_places_one_at_least(settings, threads, places):
    settings.THREADS = threads

    assert places_left("github") == places


def test_a_call_without_a_place_is_answered_at_once(acting, answering, client):
    server = answering()
    busy = Change(client, "patchbay_provider_not_asked_total", provider="github", reason="busy")

    with full():
        response = acting.get(REPOS)

    body = response.json()
    assert (response.status_code, body["error_code"]) == (503, "PROVIDER_UNAVAILABLE")
    assert body["details"] == explained(
        "PROVIDER_UNAVAILABLE", provider="github", retry_after=1, reason="busy"
    )
    record = UsageRecord.objects.get()
    assert (record.counted, record.attempts, server.heard, busy.now) == (False, 0, [], 1)


def test_other_providers_have_places_of_their_own(acting, answering):
    answering(http_answer(b'{"ok": true, "channels": []}'))

    with full():
        assert acting.get("/api/v1/slack/channels").status_code == 200


def test_a_place_that_becomes_free_in_time_is_taken(acting, answering, monkeypatch):
    monkeypatch.setattr(bulkhead, "PATIENCE", 5)
    answering()
    free = bulkhead.places("github", None)
    for _ in range(PLACES):
        free.acquire()
    threading.Timer(0.05, free.release).start()

    assert acting.get(REPOS).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_provider_that_hangs_leaves_the_other_threads_alone(acting, answering_apart):
    awake = threading.Event()

    def hangs(connection):
        awake.wait(10)
        connection.sendall(http_answer())

    hanging = answering_apart("github", hangs)
    answering_apart("slack", http_answer(b'{"ok": true, "channels": []}'))
    statuses = []
    calls = [
        threading.Thread(target=lambda: statuses.append(at_once(1, lambda: acting.get(REPOS))[0]))
        for _ in range(2 * PLACES)
    ]
    for call in calls:
        call.start()
    for call in calls[PLACES:]:
        call.join(0.5)

    others = at_once(PLACES, lambda: acting.get("/api/v1/slack/channels").status_code)
    awake.set()
    for call in calls:
        call.join(10)

    assert others == [200] * PLACES
    assert sorted(answer.status_code for answer in statuses) == [200] * PLACES + [503] * PLACES
    assert (len(hanging.heard), places_left("github")) == (PLACES, PLACES)


@pytest.mark.parametrize(
    "answer",
    [
        http_answer(),
        http_answer(b"{}", "500 Oops"),
        http_answer(b"{}", "429 Slow"),
        http_answer(b"not json"),
        http_answer(b"[" * 2000),
        hang_up,
    ],
    ids=["good", "500", "429", "no json", "too deep", "lost"],
)
def test_whatever_comes_the_place_is_given_back(acting, answering, answer):
    answering(answer)

    acting.get(REPOS)

    assert places_left("github") == PLACES


def test_a_fault_of_ours_gives_the_place_back(acting, answering, monkeypatch):
    monkeypatch.setattr("integrations.calls.build", lambda *_: 1 / 0)

    assert acting.get(REPOS).status_code == 500
    assert places_left("github") == PLACES


def download(acting, answering):
    answering(in_turn(FILE, CONTENT))
    return acting.get(DOWNLOAD, {"format": "raw"})


def test_a_download_holds_its_place_until_it_is_read(acting, answering):
    response = download(acting, answering)
    assert places_left("google") == PLACES - 1

    assert b"".join(response) == b"hello"
    assert places_left("google") == PLACES


def test_a_caller_who_leaves_gives_the_place_back(acting, answering):
    response = download(acting, answering)

    response.close()
    response.close()

    assert places_left("google") == PLACES


def test_a_download_that_nobody_closed_gives_its_place_back(acting, answering):
    response = download(acting, answering)

    del response
    gc.collect()

    assert places_left("google") == PLACES


def test_a_download_that_is_refused_gives_its_place_back(acting, answering):
    answering(in_turn(FILE, http_answer(b"{}", "404 Gone")))

    assert acting.get(DOWNLOAD, {"format": "raw"}).status_code == 404
    assert places_left("google") == PLACES


def test_the_token_endpoint_has_places_of_its_own(acting, answering):
    answering()
    google = find("google")

    with full("google", "token"):
        assert places_left("google") == PLACES
        with pytest.raises(ProviderUnavailable) as caught:
            oauth.refresh(google, OAuthClient(client_id="c"), "refresh-token", "main")

    assert caught.value.details == {
        "provider": "google",
        "retry_after": 1,
        "stage": "token",
        "reason": "busy",
    }
