"""One id from the answer to the log, the usage record and the pages, whatever answers and whatever goes wrong."""

import io
import json
import logging

import pytest
from django.test import Client
from django.urls import path

from billing.models import UsageRecord
from config import urls
from config.logs import JSONFormatter
from tests.factories import make_integration
from tests.pages.conftest import logged_in
from tests.pages.html import Page

OURS = "trace-4711-abc"
THEIRS = "E0D1:2F:77"
USER = "https://api.github.com/user"


def broken(request):
    raise RuntimeError("broken")


class Routes:
    """The server's routes with two in front that go wrong."""

    urlpatterns = [path("broken", broken), path("api/v1/broken", broken), *urls.urlpatterns]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def visitor(db, settings):
    settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = Routes, ["testserver"]
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture
def written():
    """What the log writes, one object a line."""
    stream, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JSONFormatter())
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)


FACES = {
    "an answer": ("GET", "/api/v1/health", 200, {}),
    "no key": ("GET", "/api/v1/accounts", 401, {}),
    "an unknown route": ("GET", "/api/v1/nowhere", 404, {}),
    "a wrong method": ("DELETE", "/api/v1/auth/device/code", 405, {}),
    "no JSON": ("POST", "/api/v1/auth/device/code", 400, {"data": "{"}),
    "a strange type": (
        "POST",
        "/api/v1/auth/device/code",
        415,
        {"data": "<a/>", "content_type": "text/xml"},
    ),
    "a fault of the API": ("GET", "/api/v1/broken", 500, {}),
    "a strange host": ("GET", "/accounts/login/", 400, {"headers": {"Host": "evil.example"}}),
    "a page": ("GET", "/accounts/login/", 200, {}),
    "a redirect": ("GET", "/settings/api-keys", 302, {}),
    "a redirect of the admin": ("GET", "/admin/", 302, {}),
    "a form without its token": ("POST", "/accounts/login/", 403, {}),
    "an unknown page": ("GET", "/nowhere", 404, {}),
    "a static file": ("GET", "/static/app.css", 200, {}),
    "no static file": ("GET", "/static/nothing.css", 404, {}),
    "a fault of a page": ("GET", "/broken", 500, {}),
    "a probe": ("GET", "/livez", 200, {}),
    "the numbers": ("GET", "/metrics", 200, {}),
}


# promise 116
@pytest.mark.parametrize(("method", "where", "status", "more"), FACES.values(), ids=list(FACES))
def test_every_face_answers_with_it_and_logs_it(visitor, written, method, where, status, more):
    headers = {"X-Request-Id": OURS} | more.get("headers", {})
    more = {"content_type": "application/json"} | more

    response = visitor.generic(method, where, **more | {"headers": headers})

    assert (response.status_code, response["X-Request-Id"]) == (status, OURS)
    [access] = [line for line in written() if line["logger"] == "patchbay.access"]
    assert (access["request_id"], access["status"]) == (OURS, status)
    assert {line["request_id"] for line in written()} == {OURS}


@pytest.mark.parametrize(("path", "route"), [("/", "/"), ("/nowhere", "(no route)")])
def test_the_first_page_has_a_route_in_the_log_and_an_unknown_one_has_none(
    visitor, written, path, route
):
    visitor.get(path)

    [access] = [line for line in written() if line["logger"] == "patchbay.access"]
    assert access["route"] == route


# promise 116
def test_a_body_that_is_too_large_for_a_page_or_for_the_api(visitor):
    large = "x" * (10 * 1024 * 1024 + 1)

    for where in ("/accounts/login/", "/api/v1/auth/device/code"):
        response = visitor.generic(
            "POST", where, large, content_type="application/json", headers={"X-Request-Id": OURS}
        )
        assert response["X-Request-Id"] == OURS, where
        assert 400 <= response.status_code < 500, where


# promise 116
@pytest.mark.parametrize(
    ("theirs", "status"), [(200, 200), (404, 404), (500, 502)], ids=["good", "refused", "failed"]
)
def test_a_call_is_found_by_it_with_the_providers_own(
    api, partner, account, upstream, theirs, status
):
    make_integration(account, "github")
    upstream.get(USER, status=theirs, json={}, headers={"X-GitHub-Request-Id": THEIRS})

    response = api.acting_for("user-123").get("/api/v1/github/user", headers={"X-Request-Id": OURS})

    assert (response.status_code, response["X-Request-Id"]) == (status, OURS)
    record = UsageRecord.objects.get()
    assert (record.request_id, record.provider_request_id) == (OURS, THEIRS)
    [told] = api.get("/api/v1/usage/records", {"request_id": OURS}).json()["data"]["records"]
    assert (told["request_id"], told["provider_request_id"]) == (OURS, THEIRS)
    browser = logged_in(partner.user)
    assert f"/settings/requests/{record.pk}" in [
        link.get("href") for link in Page(found_by_id(browser)).all("a")
    ]
    entry = Page(browser.get(f"/settings/requests/{record.pk}")).text
    assert OURS in entry
    assert THEIRS in entry


def found_by_id(browser):
    response = browser.get("/settings/requests", {"request_id": OURS})
    assert response.status_code == 200
    return response


# promise 116
def test_our_id_is_not_told_to_the_provider(api, account, upstream):
    make_integration(account, "github")
    sent = upstream.get(USER, json={})

    api.acting_for("user-123").get("/api/v1/github/user", headers={"X-Request-Id": OURS})

    assert OURS not in str(sent.calls[0].request.headers)
