"""When a request is sent again, after how long, and when no more. Nobody really waits."""

from dataclasses import replace

import pytest
from requests.structures import CaseInsensitiveDict

from config.api.errors import OutcomeUnknown, ProviderUnavailable
from config.http import Unreachable
from integrations import retries
from integrations.circuits import CircuitOpen
from integrations.retries import ATTEMPTS, BUDGET, Retries, repeated, wait_before_next
from providers.registry import find
from providers.spec import Failure, UpstreamAnswer, UpstreamRequest

ALWAYS = [0.0] * 10


@pytest.fixture
def clock(monkeypatch):
    """Time that passes only when somebody sleeps; `slept` says how long each time."""

    class Clock:
        now, slept = 500.0, []

        def monotonic(self):
            return self.now

        def sleep(self, seconds):
            self.slept.append(seconds)
            self.now += seconds

    clock = Clock()
    clock.slept = []
    monkeypatch.setattr(retries, "time", clock)
    return clock


@pytest.fixture
def longest_pauses(monkeypatch):
    """Draw the longest pause each time, and show what was drawn from."""
    monkeypatch.setattr(retries, "FIRST_PAUSE", 0.4)
    monkeypatch.setattr(retries.random, "uniform", lambda low, high: high)


def answer(status, **headers):
    told = CaseInsensitiveDict({name.replace("_", "-"): text for name, text in headers.items()})
    return UpstreamAnswer(status, told, {"message": "no"})


def lost(*, sent, error=ProviderUnavailable):
    exc = error("github")
    exc.__cause__ = Unreachable("away", sent=sent)
    return exc


class Provider:
    """Gives one outcome after the other, and takes its time for each."""

    def __init__(self, *outcomes, clock=None, takes=0.0):
        self.outcomes, self.clock, self.takes, self.asked = list(outcomes), clock, takes, 0

    def __call__(self):
        self.asked += 1
        if self.clock:
            self.clock.now += self.takes
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def wait(outcome, method="GET", *, is_read=False, **fields):
    request = UpstreamRequest(method, "https://api.github.com/user", **fields)
    return wait_before_next(find("github"), request, outcome, is_read=is_read)


# promise 89
@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_read_is_repeated_after_a_passing_outage(status):
    assert wait(answer(status)) == 0
    assert wait(answer(status), "POST", is_read=True) == 0


# promise 89
@pytest.mark.parametrize("status", [200, 204, 304, 400, 401, 403, 404, 409, 429, 500, 501, 520])
def test_no_other_answer_is_repeated(status):
    assert wait(answer(status)) is None


# promise 89
@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT", "DELETE"])
def test_a_write_is_not_repeated_once_it_left(method):
    assert wait(answer(503), method) is None
    assert wait(lost(sent=True), method) is None
    assert wait(lost(sent=True, error=OutcomeUnknown), method) is None


# promise 89
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "PUT", "DELETE"])
def test_anything_is_repeated_that_never_left(method):
    assert wait(lost(sent=False), method) == 0


def test_a_lost_read_is_repeated():
    assert wait(lost(sent=True)) == 0
    assert wait(lost(sent=True), "POST", is_read=True) == 0


def test_a_body_that_streams_is_never_sent_twice():
    assert wait(lost(sent=False), data=iter([b"x"])) is None
    assert wait(answer(503), is_read=True, data=iter([b"x"])) is None


def test_errors_of_ours_are_not_repeated():
    assert wait(ProviderUnavailable("github", reason="busy")) is None
    assert wait(CircuitOpen("github", 3)) is None


def test_a_rate_limit_is_not_repeated_whatever_its_status():
    provider = replace(find("github"), read_error=lambda answer: Failure(Failure.RATE))
    request = UpstreamRequest("GET", "https://api.github.com/user")

    assert wait_before_next(provider, request, answer(503), is_read=True) is None


# promise 89
def test_retry_after_is_heeded_in_seconds_and_as_a_date(monkeypatch):
    monkeypatch.setattr("providers.waits.time.time", lambda: 784_111_777.0)

    assert wait(answer(503, retry_after="4")) == 4
    assert wait(answer(503, retry_after="Sun, 06 Nov 1994 08:49:42 GMT")) == 5


# promise 89
def test_three_attempts_are_made_and_the_last_answer_counts(clock, longest_pauses):
    provider = Provider(answer(503), answer(502), answer(504), answer(200))

    last = repeated(provider, lambda outcome: 0.0, Retries())

    assert (last.status, provider.asked, clock.slept) == (504, ATTEMPTS, [0.4, 0.8])


def test_the_pause_is_drawn_from_all_below_its_longest(clock, monkeypatch):
    drawn = []
    monkeypatch.setattr(retries, "FIRST_PAUSE", 0.4)
    monkeypatch.setattr(retries.random, "uniform", lambda *bounds: drawn.append(bounds) or 0.1)

    repeated(Provider(*[answer(503)] * 3), lambda outcome: 0.0, Retries())

    assert (drawn, clock.slept) == ([(0, 0.4), (0, 0.8), (0, 1.6)], [0.1, 0.1])


def waits_of(*seconds):
    """Return what a provider that always fails asks for after each attempt."""
    asked = iter(seconds)
    return lambda outcome: next(asked)


def test_the_providers_wait_is_the_least_one(clock, longest_pauses):
    provider = Provider(*[answer(503)] * 3)

    repeated(provider, waits_of(3.0, 0.5, 0.0), Retries())

    assert clock.slept == [3.0, 0.8]


# promise 89
def test_a_wait_beyond_the_budget_is_not_begun(clock, longest_pauses):
    provider = Provider(answer(503))

    last = repeated(provider, waits_of(BUDGET + 1), Retries())

    assert (last.status, provider.asked, clock.slept) == (503, 1, [])


# promise 89
def test_nothing_is_repeated_once_the_time_is_used_up(clock, longest_pauses):
    hangs = Provider(*[lost(sent=True)] * 3, clock=clock, takes=30.0)
    slow = Provider(*[answer(503)] * 3, clock=clock, takes=BUDGET * 0.6)

    with pytest.raises(ProviderUnavailable):
        repeated(hangs, lambda outcome: 0.0, Retries())
    repeated(slow, lambda outcome: 0.0, Retries())

    assert (hangs.asked, slow.asked) == (1, 2)


def test_the_attempts_are_those_of_the_whole_call(clock):
    ours = Retries()

    first, second = Provider(*[answer(503)] * 3), Provider(*[answer(503)] * 3)
    repeated(first, lambda outcome: 0.0, ours)
    repeated(second, lambda outcome: 0.0, ours)

    assert (first.asked, second.asked) == (ATTEMPTS, 1)


def test_one_of_many_is_repeated_once_in_the_time_of_the_call(clock):
    ours = Retries()
    member = Provider(*[answer(503)] * 3)
    repeated(member, lambda outcome: 0.0, ours.of_a_member())

    clock.now += BUDGET + 0.1
    late = Provider(answer(503))
    repeated(late, lambda outcome: 0.0, ours.of_a_member())

    assert (member.asked, late.asked, ours.left) == (2, 1, ATTEMPTS - 1)


def test_a_circuit_that_opens_meanwhile_hides_nothing(clock):
    provider = Provider(answer(502), CircuitOpen("github", 15))

    last = repeated(provider, lambda outcome: 0.0, Retries())

    assert (last.status, provider.asked) == (502, 2)


def test_the_last_error_is_raised_with_its_cause(clock):
    with pytest.raises(ProviderUnavailable) as caught:
        repeated(Provider(*[lost(sent=True)] * 3), lambda outcome: 0.0, Retries())

    assert isinstance(caught.value.__cause__, Unreachable)
