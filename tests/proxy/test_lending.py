"""Reads beyond a provider's half of the threads: lent places, for as long as others would wait for one anyway."""

import time

import pytest

from billing.models import UsageRecord
from config.api.call_log import CallLog
from integrations import bulkhead, circuits, lending
from integrations.bulkhead import Place
from integrations.lending import Overdue, Pace, lendable, pace_of
from integrations.retries import ATTEMPTS
from integrations.wire import Wire
from providers.registry import find
from providers.spec import UpstreamRequest
from tests.config.test_metrics import Change
from tests.proxy.loopback import hang_up, http_answer, in_turn
from tests.proxy.places import full, left, make_few, places_left

REPOS, ISSUES = "/api/v1/github/repos", "/api/v1/github/repos/octo/hello/issues"
MESSAGES, FILE = "/api/v1/gmail/messages", "/api/v1/drive/files/f1/content"
PATIENCE, FAR_TOO_LONG = 0.3, 5.0
AWAY_FOR_LONG = http_answer(b"{}", "503 Service Unavailable", "Retry-After: 60")
AWAY = http_answer(b'{"message": "away"}', "503 Service Unavailable")
REFUSED = http_answer(b'{"message": "Bad credentials"}', "401 Unauthorized")


@pytest.fixture(autouse=True)
def few_threads(settings, monkeypatch):
    make_few(settings, monkeypatch, PATIENCE)


@pytest.fixture
def quick():
    """Let GitHub be known as quick; one place is there to be lent."""
    pace_of("github").lately = 0.01
    assert left(lendable()) == 1
    yield pace_of("github")
    assert left(lendable()) == 1


@pytest.fixture
def crowded(quick):
    """Let others hold every place of GitHub's; what is yielded frees one."""
    with full() as free:
        yield free.release
        free.acquire(blocking=False)


def late(connection):
    """Begin to answer when the time is long over."""
    time.sleep(FAR_TOO_LONG)
    connection.sendall(http_answer())


def dripping(connection):
    """Begin at once, and never end."""
    connection.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n"
    )
    for _ in range(int(FAR_TOO_LONG / 0.05)):
        connection.sendall(b" ")
        time.sleep(0.05)


def after(free, answer):
    """Let a place become free as soon as somebody asked, and then answer."""

    def behave(connection):
        free()
        in_turn(answer)(connection)

    return behave


@pytest.mark.parametrize(
    ("threads", "number"), [(1, 0), (2, 0), (3, 0), (4, 1), (8, 3), (16, 6), (32, 12)]
)
def test_an_eighth_of_the_threads_is_lent_to_nobody(settings, threads, number):
    settings.THREADS = threads

    assert left(lendable()) == number


def test_a_read_of_a_quick_provider_is_lent_a_place(acting, answering, crowded):
    answering()

    assert acting.get(REPOS).status_code == 200
    assert places_left("github") == 0


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("POST", ISSUES, {"title": "Once"}), ("GET", f"{ISSUES}/1", None)],
    ids=["write", "read of a slow one"],
)
def test_nothing_else_is(acting, answering, crowded, quick, method, path, body):
    server = answering()
    if method == "GET":
        quick.lately = PATIENCE

    response = acting.send(method, path, body)

    assert (response.status_code, response.json()["details"]["reason"]) == (503, "busy")
    assert server.heard == []


def test_what_is_passed_on_as_bytes_is_not(acting, answering):
    server = answering()
    pace_of("google").lately = 0.01

    with full("google"):
        response = acting.get(FILE, {"format": "raw"})

    assert (response.status_code, server.heard) == (503, [])


def test_where_all_is_lent_a_call_waits_for_a_place(acting, answering, crowded, monkeypatch):
    monkeypatch.setattr(bulkhead, "release_connection", crowded)  # it is about to wait
    server = answering()

    assert lendable().acquire(blocking=False)
    with lending.lent():
        assert acting.get(REPOS).status_code == 200
    assert len(server.heard) == 1


@pytest.mark.parametrize("answer", [late, dripping], ids=["head", "body"])
def test_one_that_hangs_gives_back_in_time_and_ends_the_lending(
    acting, answering, crowded, quick, answer
):
    answering(answer)
    started = time.monotonic()

    response = acting.get(REPOS)

    assert (response.status_code, response.json()["details"]["reason"]) == (503, "busy")
    assert time.monotonic() - started < FAR_TOO_LONG
    assert not quick.is_quick()


@pytest.mark.parametrize(
    "first", [late, dripping, hang_up, AWAY], ids=["late", "dripping", "lost", "503"]
)
def test_what_was_broken_off_is_asked_anew_in_a_place_of_its_own(acting, answering, crowded, first):
    server = answering(in_turn(after(crowded, first), http_answer()))

    assert acting.get(REPOS).status_code == 200
    assert len(server.heard) == 2
    record = UsageRecord.objects.get()
    assert (record.attempts, record.counted) == (2, True)


def test_one_that_asks_us_to_wait_is_not_asked_anew(acting, answering, crowded):
    server = answering(after(crowded, AWAY_FOR_LONG))

    response = acting.get(REPOS)

    assert (response.status_code, response.json()["details"]["status"]) == (502, 503)
    assert len(server.heard) == 1


@pytest.mark.django_db
def test_what_there_is_no_time_to_send_is_no_attempt(client):
    log = CallLog()
    wire = Wire(find("github"), log, until=time.monotonic())
    unanswered = Change(client, "patchbay_provider_calls_total", provider="github", status="none")

    with pytest.raises(Overdue):
        wire.sent(UpstreamRequest("GET", "https://api.github.com/user"), "token")

    assert (log.attempts, unanswered.now) == (0, 0)


def test_an_open_circuit_makes_no_provider_quick(acting, answering, monkeypatch):
    server = answering()
    breaker = circuits.circuit("github", "")
    breaker.state, breaker.until = "open", breaker.clock() + 60

    for _ in range(20):
        assert acting.get(REPOS).status_code == 503

    assert server.heard == []
    assert not pace_of("github").is_quick()


def test_the_attempt_in_a_lent_place_is_one_of_the_three(acting, answering, crowded):
    server = answering(in_turn(after(crowded, AWAY), AWAY))

    assert acting.get(REPOS).status_code == 502
    assert len(server.heard) == ATTEMPTS


def test_many_requests_of_one_call_end_together(acting, answering):
    listed = http_answer(b'{"messages": [{"id": "m1"}, {"id": "m2"}]}')
    server = answering(in_turn(listed, late, late))
    pace_of("google").lately = 0.01

    with full("google"):
        response = acting.get(MESSAGES)

    assert (response.status_code, response.json()["details"]["reason"]) == (503, "busy")
    assert len(server.heard) == 3


@pytest.mark.parametrize("first", [hang_up, AWAY], ids=["lost", "503"])
def test_what_fails_in_time_does_not_end_the_lending(acting, answering, crowded, quick, first):
    answering(first)

    acting.get(REPOS)

    assert quick.is_quick()


def test_a_refused_token_is_renewed_in_a_place_of_its_own(acting, answering, crowded, monkeypatch):
    lent_meanwhile = []

    def refresh(provider, token):
        lent_meanwhile.append(1 - left(lendable()))
        return token

    monkeypatch.setattr("integrations.tokens.refresh_once", refresh)
    server = answering(in_turn(after(crowded, REFUSED), REFUSED, http_answer()))

    assert acting.get(REPOS).status_code == 200
    assert (lent_meanwhile, len(server.heard)) == ([0], 3)


def test_a_provider_is_not_blamed_for_our_haste(acting, answering, crowded, quick, client):
    answering(late)
    blamed = Change(client, "patchbay_provider_calls_total", provider="github", status="none")

    for _ in range(12):
        quick.lately = 0.01
        acting.get(REPOS)

    assert (circuits.circuit("github", "").state, blamed.now) == ("closed", 0)


class TestPace:
    def learn(self, *seconds, until=None):
        pace = Pace()
        for took in seconds:
            pace.learn(0.0, took, until)
        return pace

    def test_an_unknown_one_is_slow(self):
        assert not Pace().is_quick()

    def test_a_few_quick_answers_make_it_quick(self):
        assert self.learn(*[0.01] * 8).is_quick()

    def test_one_slow_answer_does_not_undo_that(self):
        assert self.learn(*[0.01] * 20, 30.0).is_quick()

    def test_slow_answers_do(self):
        assert not self.learn(*[0.01] * 20, *[0.9] * 8).is_quick()

    def test_one_that_overran_its_lent_time_does(self):
        assert not self.learn(*[0.01] * 20, PATIENCE, until=PATIENCE).is_quick()

    def test_whatever_comes_of_it_is_timed(self):
        pace, log = self.learn(*[0.01] * 20), CallLog()
        before = pace.lately

        def ask(place):
            log.sent(1.0, None)
            return 1 / 0

        with pytest.raises(ZeroDivisionError):
            pace.timed(ask, Place(lambda: None), log)

        assert pace.lately != before
