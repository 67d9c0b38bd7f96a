"""A provider that does not help: tried again, later each time, with the reason for people to read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from config.api.errors import PermissionDenied, ProviderUnavailable, RateLimited
from tests.subscriptions.conftest import make_due, only, see_to_all

pytestmark = pytest.mark.django_db


def raising(problem):
    def makes():
        raise problem

    return makes


@pytest.fixture
def subscribed(feed, connect, switch):
    connect()
    switch(on=True)


def pause():
    return only().due_at - timezone.now()


def test_a_failure_is_shown_and_tried_again_with_growing_pauses(subscribed, asked):
    asked.makes = raising(PermissionDenied("GitHub answered 403: no admin of the repository"))
    pauses = []
    for _ in range(9):
        see_to_all()
        pauses.append(pause())
        make_due()

    row = only()
    assert (row.status, row.attempts) == ("failing", 9)
    assert row.problem == "GitHub answered 403: no admin of the repository"
    assert timedelta(seconds=44) < pauses[0] <= timedelta(seconds=60)
    assert pauses[0] < pauses[1] < pauses[2] < pauses[3]
    assert max(pauses) <= timedelta(hours=1)


def test_a_problem_does_not_repeat_what_the_provider_was_told(subscribed, asked):
    def repeats():
        order = asked.made[-1]
        raise PermissionDenied(f"No hook to {order.callback_url} with {order.secret}")

    asked.makes = repeats
    see_to_all()

    row = only()
    assert row.problem == "No hook to http://testserver/api/v1/webhooks/github/… with …"


def test_each_try_has_a_secret_of_its_own_and_the_last_one_counts(subscribed, asked):
    asked.makes = raising(ProviderUnavailable("github"))
    see_to_all()
    make_due()
    asked.makes = None
    see_to_all()

    first, second = asked.made
    assert first.secret != second.secret
    assert first.callback_url != second.callback_url
    row = only()
    assert (row.status, row.problem, row.attempts) == ("active", "", 0)
    assert row.secret == second.secret


def test_a_provider_that_says_how_long_to_wait_is_left_alone_as_long(subscribed, asked):
    asked.makes = raising(RateLimited(600, limit="provider"))

    see_to_all()

    assert timedelta(minutes=9) < pause() <= timedelta(minutes=10)


def test_an_answer_of_an_unknown_form_is_a_failure_like_others(subscribed, asked):
    asked.makes = raising(KeyError("secret-looking-key"))

    see_to_all()

    assert only().problem == "GitHub answered in an unknown form"


def test_what_breaks_us_is_a_failure_too_and_says_nothing_of_the_cause(subscribed, asked, caplog):
    asked.makes = raising(RuntimeError("what only we should see"))

    see_to_all()

    assert only().problem == "Something went wrong on our side"


def test_a_connection_that_dies_while_it_waits_is_left_alone_until_it_is_back(subscribed, asked):
    see_to_all()
    row = only()
    row.integration.status = "expired"
    row.integration.save()
    make_due()
    see_to_all()
    assert asked.renewed == []

    row.integration.status = "active"
    row.integration.save()
    see_to_all()

    assert len(asked.renewed) == 1
