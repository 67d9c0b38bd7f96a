"""The steps of a call: what they are called, how long they are drawn, where it stopped."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.drawing.timeline import LEAST, STEPS, WHOLE, lengths_of, steps_of, times_of
from billing.models import UsageRecord

STAGES = {"auth": 1.0, "limit": 0.5, "select": 0.5, "refresh": 20.0, "provider": 70.0}


def record_of(stages=STAGES, ms=100.0, **fields):
    return UsageRecord(**{"stages": stages, "ms": ms, "status": 200} | fields)


def shown(record):
    return [(step.name, step.ms, step.is_failed) for step in steps_of(record)]


def test_the_steps_stand_in_their_order_whatever_order_was_kept():
    backwards = dict(reversed(STAGES.items()))

    assert [step.name for step in steps_of(record_of(backwards))] == list(STEPS)


def test_what_no_stage_took_is_the_answers():
    assert times_of(STAGES, 100.0)["answer"] == 8.0
    assert times_of(STAGES | {"answer": 1.0, "unheard of": 3.0}, 100.0)["answer"] == 8.0
    assert times_of(STAGES, 50.0)["answer"] == 0.0


def test_each_step_begins_where_the_one_before_it_ends():
    steps = steps_of(record_of())

    assert steps[0].start == 0.0
    for before, after in pairwise(steps):
        assert after.start == pytest.approx(before.start + before.length)
    assert steps[-1].start + steps[-1].length == pytest.approx(WHOLE)


@given(st.dictionaries(st.sampled_from(list(STEPS)), st.floats(0, 1e7), min_size=1))
def test_the_line_is_whole_and_every_step_can_be_seen(times):
    lengths = lengths_of(times)

    assert sum(lengths.values()) == pytest.approx(WHOLE)
    assert min(lengths.values()) >= LEAST
    longest = max(times, key=times.get)
    assert lengths[longest] == max(lengths.values())


@pytest.mark.parametrize(
    ("stages", "error_stage", "failed"),
    [
        ({"auth": 1.0, "limit": 1.0}, "limit", "limit"),
        ({"auth": 1.0, "limit": 1.0}, "auth", "auth"),
        (STAGES, "provider", "provider"),
        (STAGES, "", "answer"),
        ({"auth": 1.0}, "provider", "answer"),
    ],
)
def test_a_failed_call_names_the_step_it_failed_in(stages, error_stage, failed):
    record = record_of(stages, status=404, error_stage=error_stage)

    assert [name for name, _, is_failed in shown(record) if is_failed] == [failed]


def test_a_good_call_failed_nowhere():
    assert not any(step.is_failed for step in steps_of(record_of(error_stage="provider")))


def test_a_provider_that_was_never_asked_is_shown_as_not_reached():
    stages = {"auth": 1.0, "limit": 1.0, "refresh": 7.0}
    record = record_of(stages, 10.0, provider="github", status=401, error_stage="refresh")

    assert shown(record) == [
        ("auth", 1.0, False),
        ("limit", 1.0, False),
        ("refresh", 7.0, True),
        ("provider", None, False),
        ("answer", 1.0, False),
    ]


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"attempts": 0}, "Nothing was sent to the provider."),
        ({"attempts": 1, "provider_status": 200}, "1 request, answered with 200."),
        ({"attempts": 3, "provider_status": 502}, "3 requests, answered with 502."),
        ({"attempts": 2}, "2 requests, without an answer."),
    ],
)
def test_the_provider_call_says_what_came_of_it(fields, note):
    steps = {step.name: step for step in steps_of(record_of(**fields))}

    assert steps["provider"].note == note


def test_a_record_without_stages_is_one_step():
    assert shown(record_of({}, 3.0)) == [("answer", 3.0, False)]
