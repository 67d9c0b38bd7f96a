"""When a circuit opens, whom it lets through, and when it trusts again. The clock is ours."""

import pytest

from integrations import breaker
from integrations.breaker import LONGEST_REST, MINIMUM, PROBE, REST, WINDOW, Breaker, Open
from tests.refresh.together import at_once


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def states():
    return []


@pytest.fixture
def circuit(clock, states):
    return Breaker(lambda circuit: states.append(circuit.state), clock)


def make(circuit, *results):
    for good in results:
        circuit.report(circuit.admit(), good)


def opened(circuit):
    make(circuit, *[False] * MINIMUM)
    return circuit


def refused(circuit):
    with pytest.raises(Open) as caught:
        circuit.admit()
    return caught.value.seconds


# promise 93
def test_it_opens_when_half_of_enough_requests_failed(circuit, states):
    make(circuit, *[True] * (MINIMUM // 2), *[False] * (MINIMUM // 2 - 1))
    assert circuit.state == "closed"

    make(circuit, False)

    assert (circuit.state, states) == ("open", ["open"])
    assert refused(circuit) == REST


# promise 93
@pytest.mark.parametrize(
    "results",
    [
        [False] * (MINIMUM - 1),
        [True] * MINIMUM + [False] * (MINIMUM - 1),
        [None] * 100,
        [True] * 100,
    ],
    ids=["too few", "most are good", "nothing said", "good"],
)
def test_it_stays_closed(circuit, results):
    make(circuit, *results)

    assert circuit.state == "closed"


def test_what_is_long_past_does_not_count(circuit, clock):
    make(circuit, *[False] * (MINIMUM - 1))
    clock.now += WINDOW + 1

    make(circuit, False)

    assert (circuit.state, len(circuit.results)) == ("closed", 1)


def test_a_busy_provider_is_judged_by_its_last_requests(circuit):
    make(circuit, *[True] * 1000, *[False] * 50)

    assert circuit.state == "open"


# promise 93
def test_after_the_rest_one_probe_passes_and_nobody_else(circuit, clock):
    opened(circuit)
    clock.now += REST

    circuit.admit()

    assert circuit.state == "half-open"
    assert 0 < refused(circuit) <= REST


# promise 93
def test_a_good_probe_closes_it(circuit, clock, states):
    opened(circuit)
    clock.now += REST

    make(circuit, True)

    assert states == ["open", "half-open", "closed"]
    make(circuit, *[False] * (MINIMUM - 1))
    assert circuit.state == "closed"


def test_each_bad_probe_doubles_the_rest_up_to_a_bound(circuit, clock):
    opened(circuit)
    rests = []
    for _ in range(5):
        clock.now += circuit.seconds_left()
        make(circuit, False)
        rests.append(circuit.seconds_left())

    assert rests == [2 * REST, 4 * REST, LONGEST_REST, LONGEST_REST, LONGEST_REST]


def test_once_closed_the_next_rest_is_short_again(circuit, clock):
    opened(circuit)
    for good in (False, True):
        clock.now += circuit.seconds_left()
        make(circuit, good)

    assert refused(opened(circuit)) == REST


def test_a_probe_that_says_nothing_makes_way_for_another(circuit, clock):
    opened(circuit)
    clock.now += REST

    make(circuit, None)

    assert circuit.admit()


def test_a_probe_that_never_reports_makes_way_in_time(circuit, clock):
    opened(circuit)
    clock.now += REST
    circuit.admit()
    clock.now += PROBE

    assert circuit.admit()


@pytest.mark.parametrize("late", [True, False])
def test_a_request_from_before_says_nothing_about_now(circuit, clock, late):
    old = circuit.admit()
    opened(circuit)
    circuit.report(old, late)
    assert (circuit.state, refused(circuit)) == ("open", REST)

    clock.now += REST
    probe = circuit.admit()
    circuit.report(old, late)
    assert circuit.state == "half-open"

    circuit.report(probe, True)
    circuit.report(old, late)
    assert (circuit.state, len(circuit.results)) == ("closed", 0)


def test_of_many_threads_one_is_the_probe(circuit, clock):
    opened(circuit)
    clock.now += REST

    def passes():
        try:
            return bool(circuit.admit())
        except Open:
            return False

    assert sorted(at_once(20, passes)) == [False] * 19 + [True]


def test_a_window_takes_little_memory(circuit):
    make(circuit, *[True] * 10_000)

    assert len(circuit.results) == breaker.MEMORY
