"""Whose circuit a request belongs to, and what counts against it."""

from dataclasses import replace

import pytest

from config.api.errors import ProviderError, ProviderUnavailable
from config.http import Unreachable
from integrations import circuits
from integrations.breaker import MINIMUM
from integrations.circuits import CircuitOpen, circuit, watched
from providers.registry import find
from providers.spec import UpstreamRequest

ASKED = UpstreamRequest("GET", "https://one.example.com/x")
ELSEWHERE = UpstreamRequest("GET", "https://two.example.com/x")


@pytest.fixture
def provider():
    return find("github")


def answered(provider, status, request=ASKED, *, is_outside=False):
    with watched(provider, request, is_outside=is_outside) as answered:
        answered(status)


def fails(provider, exc, cause=None, request=ASKED, **where):
    exc.__cause__ = cause
    with pytest.raises(type(exc)), watched(provider, request, **where or {"is_outside": False}):
        raise exc


def unavailable():
    return ProviderUnavailable("github")


# promise 93
def test_hosts_from_outside_are_judged_apart(provider):
    for _ in range(MINIMUM):
        answered(provider, 503, is_outside=True)

    with pytest.raises(CircuitOpen):
        answered(provider, 200, is_outside=True)
    answered(provider, 200, ELSEWHERE, is_outside=True)
    answered(provider, 200, ASKED)


# promise 93
def test_an_address_that_an_answer_named_is_judged_apart(provider):
    for _ in range(MINIMUM):
        answered(provider, 503, replace(ASKED, outside="upload"))

    answered(provider, 200, ASKED)
    assert circuit("github", "one.example.com").state == "open"


# promise 93
def test_hosts_of_the_definition_are_judged_together(provider):
    for request in [ASKED, ELSEWHERE] * (MINIMUM // 2):
        answered(provider, 503, request)

    assert circuit("github", "").state == "open"


def test_hosts_from_outside_take_little_memory(provider):
    for number in range(circuits.HOSTS + 50):
        answered(
            provider, 200, replace(ASKED, url=f"https://{number}.example.com"), is_outside=True
        )

    assert circuit.cache_info().currsize == circuits.HOSTS


# promise 93
def test_an_odd_request_of_one_caller_stops_nobody(provider):
    for _ in range(MINIMUM * 2):
        answered(provider, 500)

    assert circuit("github", "").state == "closed"


@pytest.mark.parametrize("sent", [True, False])
def test_no_answer_counts_against_the_provider(provider, sent):
    for _ in range(MINIMUM):
        fails(provider, unavailable(), Unreachable("away", sent=sent))

    assert circuit("github", "").state == "open"


# promise 88, 93
def test_a_caller_who_leaves_an_upload_counts_against_nobody(provider):
    upload = replace(ASKED, method="POST", data=iter([b"x"]))
    for _ in range(MINIMUM * 2):
        fails(provider, unavailable(), Unreachable("broken", sent=True), upload)
    assert circuit("github", "").state == "closed"

    for _ in range(MINIMUM):
        fails(provider, unavailable(), Unreachable("away", sent=False), upload)
    assert circuit("github", "").state == "open"


@pytest.mark.parametrize(
    "exc", [ProviderError("too large"), ZeroDivisionError(), KeyboardInterrupt()]
)
def test_other_failures_say_nothing(provider, exc):
    for _ in range(MINIMUM * 2):
        fails(provider, exc)

    assert (circuit("github", "").state, len(circuit("github", "").results)) == ("closed", 0)
