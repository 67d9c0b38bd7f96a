"""What Pipedrive's errors mean: a row per signal."""

import pytest

from providers.definitions.pipedrive import PROVIDER as PIPEDRIVE
from providers.failures import failure_of
from providers.spec import Failure, UpstreamAnswer

WAIT = {"x-ratelimit-limit": "80", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "2"}


def no(sentence):
    return {"success": False, "error": sentence, "error_info": "…"}


@pytest.mark.parametrize(
    ("status", "headers", "sentence", "failure"),
    [
        (400, {}, "term is too short", Failure(Failure.INVALID, "term is too short")),
        (401, {}, "Invalid token: access token is invalid", Failure.TOKEN),
        (402, {}, "Company account is not open", Failure.DENIED),
        (403, {}, "Scope and URL mismatch", Failure.SCOPE),
        (403, {}, "You do not have permissions to do this", Failure.DENIED),
        (404, {}, "Deal not found", Failure.NOT_FOUND),
        (410, {}, "Resource is gone", Failure.NOT_FOUND),
        (415, {}, "Feature is not enabled", Failure.DENIED),
        (422, {}, "Webhooks limit reached", Failure.INVALID),
        (429, WAIT, "request over limit", Failure(Failure.RATE, "request over limit", 2.0)),
        (429, {}, "request over limit", Failure.RATE),
        (429, {"x-ratelimit-reset": "soon"}, "request over limit", Failure.RATE),
        (500, {}, "Internal error", Failure(Failure.OTHER)),
        (503, {}, "Maintenance", Failure(Failure.OTHER)),
        (200, {}, "It was not done", Failure.INVALID),
    ],
)
def test_what_an_answer_means(status, headers, sentence, failure):
    wanted = Failure(failure, sentence) if isinstance(failure, str) else failure

    assert failure_of(PIPEDRIVE, UpstreamAnswer(status, headers, no(sentence))) == wanted


@pytest.mark.parametrize("body", [{"success": True, "data": []}, [], "", None, b"bytes"])
def test_a_success_is_none(body):
    assert failure_of(PIPEDRIVE, UpstreamAnswer(200, {}, body)) is None


@pytest.mark.parametrize("body", ["<html>", None, [], {"error": {"a": 1}}, {"error": 7}, {}])
def test_a_proxy_on_the_way_may_answer_with_anything(body):
    assert failure_of(PIPEDRIVE, UpstreamAnswer(403, {}, body)) == Failure(Failure.DENIED)
    assert failure_of(PIPEDRIVE, UpstreamAnswer(429, {}, body)) == Failure(Failure.RATE)
