"""What providers say of a call, in the error codes of the Cloud API reference, for each provider it lists."""

import pytest

from tests.contract.documented import ROUTES
from tests.factories import make_integration

FIRST = list({route.provider: route for route in reversed(ROUTES)}.values())
EVER = 9  # failures in a row: more than a call has attempts

each_provider = pytest.mark.parametrize("route", FIRST, ids=lambda route: route.provider)


@pytest.fixture
def called(caller, account, sandbox):
    """Return a function that makes a route's call while its provider answers as ordered."""

    def called(route, **order):
        make_integration(account, route.provider)
        path = route.asked.partition(" ")[2]
        sandbox.control("failures", provider=route.provider, path=path, times=EVER, **order)
        return route.call(caller)

    return called


@each_provider
@pytest.mark.parametrize(
    ("theirs", "status", "code"),
    [
        (400, 400, "VALIDATION_ERROR"),
        (404, 404, "NOT_FOUND"),
        (429, 429, "RATE_LIMITED"),
        (500, 502, "PROVIDER_ERROR"),
    ],
)
def test_a_status_of_the_provider(called, route, theirs, status, code):
    """Cloud API reference > Error Codes."""
    response = called(route, status=theirs, body={})

    error = response.json()
    assert (response.status_code, error["code"]) == (status, code)
    assert error["details"]["source"] == "provider"


@each_provider
def test_a_provider_that_gives_no_answer(called, route):
    """Cloud API reference > Error Codes."""
    response = called(route, close=True)

    assert (response.status_code, response.json()["code"]) == (503, "PROVIDER_UNAVAILABLE")


@each_provider
def test_a_limit_of_the_provider_tells_the_wait(called, route):
    """Cloud API reference > Rate Limits."""
    response = called(route, status=429, headers={"Retry-After": "7"}, body={})

    error = response.json()
    assert (error["error"], error["retry_after"]) == ("Rate limit exceeded", 7)
    assert response["Retry-After"] == "7"
