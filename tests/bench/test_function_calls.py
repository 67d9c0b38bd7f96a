"""A call of the product costs no more than it did, counted in function calls: the same however busy the machine is."""

import sys
from contextlib import ExitStack

import pytest
from django.db import connection

from bench.hot_path import calls
from bench.hot_path.caller import Caller
from bench.hot_path.counting import Counter
from bench.hot_path.processes import free_port, listens, started, wait_until
from config.wsgi import application
from providers import endpoints
from tests.factories import make_account, make_integration, make_key

pytestmark = pytest.mark.django_db(transaction=True)
# What a call took when this was written last. Whoever makes it cheaper writes the new figure here.
RECORDED = {"sqlite": 2_550, "postgresql": 2_410}
REGRESSION = 1.10
CALLS = 20


@pytest.fixture
def stub(monkeypatch):
    """The provider that benchmarks use, as a process of its own, in the place of GitHub."""
    with ExitStack() as stack:
        port = free_port()
        started(stack, [sys.executable, "-m", "bench.hot_path.upstream", str(port)])
        wait_until(lambda: listens(port), "the provider's stub")
        monkeypatch.setenv("PROVIDER_GITHUB_BASE_URL", f"http://127.0.0.1:{port}")
        endpoints.forget()
        yield
    monkeypatch.undo()
    endpoints.forget()


def test_a_call_takes_no_more_function_calls_than_it_did(either_form, partner, stub):  # promise 94
    make_integration(make_account(partner, external_id=calls.ACCOUNT), "github")
    caller = Caller(application, calls.PRODUCT_PATH, calls.headers(make_key(partner)))
    caller.make(5)

    with Counter() as counter:
        answers = [caller.call() for _ in range(CALLS)]

    assert {status for status, _ in answers} == {"200 OK"}
    assert counter.calls.total() / CALLS <= RECORDED[connection.vendor] * REGRESSION
