"""What Notion's errors mean."""

import pytest

from integrations.token_answers import error_in, is_dead
from providers import registry
from providers.definitions.notion.failures import read_error
from providers.failures import error_of
from providers.spec import Failure, UpstreamAnswer

NOTION = registry.find("notion")


def refused(status, code, message="It went wrong.", **headers):
    body = {"object": "error", "status": status, "code": code, "message": message}
    return UpstreamAnswer(status, headers, body)


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "unauthorized", "token"),
        (403, "restricted_resource", "scope"),
        (404, "object_not_found", "not_found"),
        (400, "validation_error", "invalid"),
        (400, "invalid_json", "invalid"),
        (400, "invalid_request", "invalid"),
        (400, "invalid_request_url", "invalid"),
        (400, "missing_version", "invalid"),
        (409, "conflict_error", "other"),
        (500, "internal_server_error", "other"),
        (503, "service_unavailable", "other"),
        (529, "service_overload", "other"),
        (418, "a_code_notion_adds_tomorrow", "other"),
    ],
)
def test_the_code_decides(status, code, kind):
    assert read_error(refused(status, code)).kind == kind


def test_the_reason_is_notions_own():
    assert (
        read_error(refused(400, "validation_error", "body.x is wrong")).reason
        == "validation_error: body.x is wrong"
    )


def test_what_is_not_found_may_not_be_shared():
    answer = refused(404, "object_not_found", "Could not find page with ID: a1.")

    error = error_of(NOTION, answer, read_error(answer))

    assert str(error) == (
        "Notion answered 404: object_not_found: it does not exist, or was not shared with the integration"
    )


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({"Retry-After": "12"}, 12.0), ({}, None), ({"Retry-After": "soon"}, None)],
)
def test_a_limit_comes_with_its_seconds(headers, seconds):
    failure = read_error(refused(429, "rate_limited", **headers))

    assert failure == Failure("rate", "rate_limited", seconds)


@pytest.mark.parametrize("body", ["<html>", None, [], {"object": "list"}, {"code": "x"}])
def test_an_answer_of_no_known_form_is_left_to_its_status(body):
    assert read_error(UpstreamAnswer(503, {}, body)) is None


@pytest.mark.parametrize("member", ["error", "code"])
def test_a_dead_grant_is_known_wherever_the_word_stands(member):
    answer = {member: "invalid_grant"}

    assert error_in(NOTION, answer) == "invalid_grant"
    assert is_dead(NOTION, "invalid_grant", answer)
    assert not is_dead(NOTION, "invalid_client", {member: "invalid_client"})
