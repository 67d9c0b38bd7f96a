"""A write whose answer was lost is never answered with an invitation to repeat it."""

import pytest
import requests
import responses

from tests.contract.shapes import explained
from tests.factories import make_integration

ISSUES = "/api/v1/github/repos/octo/hello/issues"
UPSTREAM = "https://api.github.com/repos/octo/hello/issues"
SENT = requests.ConnectionError("Connection aborted.", "RemoteDisconnected")
NEVER_SENT = requests.ConnectTimeout()


@pytest.fixture
def acting(api, account):
    make_integration(account)
    return api.acting_for("user-123")


@pytest.mark.parametrize("lost", [SENT, requests.ReadTimeout()])
def test_a_lost_post_says_that_its_outcome_is_unknown(acting, upstream, lost):
    upstream.post(UPSTREAM, body=lost)

    response = acting.post_json(ISSUES, {"title": "Once"})

    body = response.json()
    assert (response.status_code, body["error_code"]) == (503, "PROVIDER_UNAVAILABLE")
    assert body["details"] == explained(
        "PROVIDER_UNAVAILABLE", provider="github", outcome="unknown", source="provider"
    )
    assert len(upstream.calls) == 1


def test_a_post_that_never_left_may_be_repeated(acting, upstream):
    upstream.post(UPSTREAM, body=NEVER_SENT)

    details = acting.post_json(ISSUES, {"title": "Once"}).json()["details"]

    assert details == explained(
        "PROVIDER_UNAVAILABLE", provider="github", retry_after=1, source="provider"
    )


def test_a_lost_read_may_be_repeated(acting, upstream):
    upstream.add(responses.GET, UPSTREAM, body=SENT)

    assert acting.get(ISSUES).json()["details"]["retry_after"] == 1
