"""The comparison of answers with the document finds what differs."""

import json
from types import SimpleNamespace

import pytest

from tests.openapi.answers import differences


def answer(path, status, body, **headers):
    """Return a made-up answer of a route."""
    made = {"Content-Type": "application/json", "X-Request-Id": "req_1"} | headers
    return SimpleNamespace(
        status_code=status,
        content=json.dumps(body).encode(),
        resolver_match=SimpleNamespace(route=path),
        request={"REQUEST_METHOD": "GET"},
        items=made.items,
        get=made.get,
        streaming=False,
    )


HEALTH = {"ok": True, "data": {"status": "ok", "version": "1"}, "status": "ok", "version": "1"}


def test_a_good_answer_has_no_differences():
    assert differences(answer("api/v1/health", 200, HEALTH)) == []


@pytest.mark.parametrize(
    ("made", "difference"),
    [
        (answer("api/v1/health", 200, HEALTH | {"more": 1}), "'more' was unexpected"),
        (answer("api/v1/health", 200, {"ok": True}), "'data' is a required property"),
        (answer("api/v1/health", 404, {}), "is not said to answer 404"),
        (
            answer("api/v1/health", 200, HEALTH, **{"Content-Type": "text/html"}),
            "text/html is not one of",
        ),
        (
            answer("api/v1/health", 200, HEALTH, **{"X-New": "1"}),
            "the header X-New is not described",
        ),
        (
            answer("api/v1/me", 200, {}, **{"X-RateLimit-Limit": "many"}),
            "the header X-RateLimit-Limit is many",
        ),
        (answer("api/v1/me", 401, {"error_code": "NOT_FOUND"}), "'NOT_FOUND' is not one of"),
    ],
)
def test_a_difference_is_found(made, difference):
    assert any(difference in each for each in differences(made)), differences(made)
