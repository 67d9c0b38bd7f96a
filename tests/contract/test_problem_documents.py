"""The same errors as RFC 9457 documents, for callers that accept those."""

import json

import pytest

from tests.contract.shapes import ACCOUNTS, explained


@pytest.mark.parametrize(
    "accept", ["application/problem+json", "application/json, application/problem+json;q=0.9"]
)
def test_the_same_error_as_a_problem_document(api, accept):  # promise 114
    response = api.post_json(ACCOUNTS, {}, headers={"Accept": accept})

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "http://testserver/docs/errors#VALIDATION_ERROR",
        "title": "Validation error",
        "status": 400,
        "detail": "external_id: This field is required.",
        "instance": ACCOUNTS,
        "error_code": "VALIDATION_ERROR",
        "code": "VALIDATION_ERROR",
        "details": explained(
            "VALIDATION_ERROR", fields={"external_id": ["This field is required."]}
        ),
        "request_id": response["X-Request-Id"],
    }


@pytest.mark.parametrize(("path", "status"), [("/api/v1/nowhere", 404), (f"{ACCOUNTS}/x", 404)])
def test_a_problem_document_for_any_route(api, path, status):  # promise 114
    response = api.get(path, headers={"Accept": "application/problem+json"})

    assert response["Content-Type"] == "application/problem+json"
    assert (response.status_code, json.loads(response.content)["status"]) == (status, status)


def test_a_problem_keeps_the_seconds_of_a_limit(api, partner):  # promise 114
    partner.subscription.plan.per_minute = 0
    partner.subscription.plan.save()

    response = api.get(ACCOUNTS, headers={"Accept": "application/problem+json"})

    problem = json.loads(response.content)
    assert (problem["status"], problem["retry_after"]) == (429, int(response["Retry-After"]))


def test_success_is_no_problem(api):
    response = api.get(ACCOUNTS, headers={"Accept": "application/problem+json"})

    assert response["Content-Type"] == "application/json"
    assert response.json()["ok"] is True
