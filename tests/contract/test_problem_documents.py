"""The same errors as RFC 9457 documents, for callers that accept those."""

import json

import pytest
from django.test import RequestFactory

from config.api.openapi.error_answers import ARGUMENTS, all_errors
from config.api.problems import PROBLEM, accepts_problem
from config.error_pages import answer
from integrations.circuits import CircuitOpen
from tests.apps_api.conftest import AppApi
from tests.contract.shapes import ACCOUNTS, explained
from tests.factories import make_app, make_app_key

MADE_WITH = ARGUMENTS | {CircuitOpen: (("google", 5), {})}
LOG = "http://testserver/settings/requests?request_id="


def test_the_same_error_as_a_problem_document(api):  # promise 114
    response = api.post_json(ACCOUNTS, {}, headers={"Accept": PROBLEM})

    assert response.status_code == 400
    assert response["Content-Type"] == PROBLEM
    assert json.loads(response.content) == {
        "type": "http://testserver/docs/errors#VALIDATION_ERROR",
        "title": "Validation error",
        "status": 400,
        "detail": "external_id: This field is required.",
        "instance": LOG + response["X-Request-Id"],
        "error_code": "VALIDATION_ERROR",
        "code": "VALIDATION_ERROR",
        "details": explained(
            "VALIDATION_ERROR", fields={"external_id": ["This field is required."]}
        ),
        "request_id": response["X-Request-Id"],
    }


@pytest.mark.parametrize(
    ("accept", "accepted"),
    [
        (PROBLEM, True),
        ("Application/Problem+JSON", True),
        ("application/json, application/problem+json;q=0.1", True),
        ("text/html;q=0.9,application/problem+json; q=0.001, */*;q=0", True),
        ("application/problem+json;profile=x", True),
        ("application/problem+json;q=0, application/json", False),
        ("application/json, application/problem+json ; q=0.000", False),
        ("application/problem+jsonp", False),
        ("text/application/problem+json", False),
        ("*/*", False),
        ("application/*", False),
        ("", False),
    ],
)
def test_who_accepts_it(accept, accepted):  # promise 114
    assert accepts_problem(accept) is accepted


# promise 114
@pytest.mark.parametrize("kind", list(all_errors()), ids=lambda kind: kind.__name__)
def test_every_error_says_the_same_in_both_forms(kind):
    args, details = MADE_WITH.get(kind, ((), {}))
    error = kind(*args, **details)

    plain = answer(RequestFactory().get("/api/"), error)
    problem = answer(RequestFactory().get("/api/", headers={"Accept": PROBLEM}), error)

    envelope, document = json.loads(plain.content), json.loads(problem.content)
    assert (plain["Content-Type"], problem["Content-Type"]) == ("application/json", PROBLEM)
    assert (document.pop("status"), problem.status_code) == (plain.status_code, plain.status_code)
    assert document.pop("type") == envelope["details"]["doc_url"]
    assert document.pop("title").upper().replace(" ", "_") == envelope["error_code"]
    assert document.pop("detail") == envelope.pop("error")
    assert document.pop("instance") == LOG + envelope["request_id"]
    assert document == {name: told for name, told in envelope.items() if name != "ok"}


@pytest.mark.parametrize(
    ("method", "path", "kind", "body", "status"),
    [
        ("GET", "/api/v1/nowhere", "application/json", b"", 404),
        ("GET", f"{ACCOUNTS}/x", "application/json", b"", 404),
        ("PUT", ACCOUNTS, "application/json", b"{}", 405),
        ("POST", ACCOUNTS, "text/plain", b"{}", 415),
        ("POST", "/api/v1/auth/device/token", "application/json", b"x" * 20_000, 413),
    ],
)
def test_whatever_refuses_it(api, method, path, kind, body, status):  # promise 114
    response = api.generic(method, path, body, kind, headers={"Accept": PROBLEM})

    assert (response.status_code, response["Content-Type"]) == (status, PROBLEM)
    assert json.loads(response.content)["status"] == status


def test_a_fault_of_ours(api, monkeypatch):  # promise 114
    monkeypatch.setattr("accounts.views.accounts.read_page", lambda query: 1 / 0)

    response = api.get(ACCOUNTS, headers={"Accept": PROBLEM})

    assert (response.status_code, response["Content-Type"]) == (500, PROBLEM)


def test_a_problem_keeps_the_seconds_of_a_limit(api, partner):  # promise 114
    partner.subscription.plan.per_minute = 0
    partner.subscription.plan.save()

    response = api.get(ACCOUNTS, headers={"Accept": PROBLEM})

    problem = json.loads(response.content)
    assert (problem["status"], problem["retry_after"]) == (429, int(response["Retry-After"]))


def test_success_is_no_problem(api):
    response = api.get(ACCOUNTS, headers={"Accept": PROBLEM})

    assert response["Content-Type"] == "application/json"
    assert response.json()["ok"] is True


def test_an_error_of_the_apps_api(partner):  # promise 114
    app = make_app(partner)
    caller = AppApi(app, make_app_key(app))

    plain = caller.write("configure/gmail/credentials", {}, "PATCH")
    problem = caller.write("configure/gmail/credentials", {}, "PATCH", headers={"Accept": PROBLEM})

    error, request_id = plain.json()["error"], problem["X-Request-Id"]
    assert (problem.status_code, problem["Content-Type"]) == (plain.status_code, PROBLEM)
    assert json.loads(problem.content) == {
        "type": error["documentation_url"],
        "title": "Validation invalid schema",
        "status": plain.status_code,
        "detail": error["message"],
        "instance": LOG + request_id,
        "error_code": error["code"],
        "remediation": error["remediation"],
        "details": error["details"],
        "request_id": request_id,
    }
