"""Whole numbers as text, as a query sends them."""

import pytest

from tests.proxy.loopback import http_answer

REPOS = "/api/v1/github/repos"


@pytest.mark.parametrize(
    "text", ["--5", "-", "5-", "٣", "²", "1_0", "+1", "1.5", "0x1", "9" * 20, "9" * 5000]
)
def test_what_is_no_whole_number_is_refused_with_its_name(acting, text):
    response = acting.get(REPOS, {"limit": text})

    body = response.json()
    assert (response.status_code, body["error_code"]) == (400, "VALIDATION_ERROR")
    assert body["error"].startswith("limit: ")


@pytest.mark.parametrize("text", ["101", "9" * 19])
def test_a_limit_above_the_maximum_is_brought_down_however_large(acting, answering, text):
    server = answering(http_answer(b"[]"))

    assert acting.get(REPOS, {"limit": text}).status_code == 200
    assert "per_page=100" in server.heard[0].target
