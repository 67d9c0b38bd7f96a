"""What no route takes: another method, another type, a body that is no JSON or too large."""

import pytest

from accounts.views.secret_scanning import SecretScanningView
from inbox.views.deliveries import DeliveryView
from providers.proxy.views import ProxyView
from tests.routes import json_routes
from tests.security.hostile_calls import connect_everything

ALL = ("GET", "POST", "PUT", "PATCH", "DELETE")
# Signed forms of others, judged by their signature before anything is read.
DELIVERED = (DeliveryView, SecretScanningView)
OTHERS = ("OPTIONS", "TRACE", "LINK", "PROPFIND")
LARGE = b'"' + b"x" * (10 * 1024 * 1024) + b'"'
READING = {"POST", "PUT", "PATCH"}


@pytest.fixture
def acting(api, account, upstream, settings):
    """A caller whom nothing but the request itself stands in the way of; no provider is asked."""
    settings.SECRET_SCANNING = True
    connect_everything(account)
    return api.acting_for(account.external_id)


def envelopes():
    """Return the routes that answer in our envelope; those of another protocol are tested with it."""
    return [route for route in json_routes() if route.pattern.startswith("api/")]


def answered(response, status, error_code):
    """Return what is wrong with an answer, or nothing."""
    if response.status_code != status or response["Content-Type"] != "application/json":
        return response.status_code, response["Content-Type"], response.content[:200]
    return None if response.json()["error_code"] == error_code else response.json()["error_code"]


def is_upload(route, method):
    """Say whether the body is a file's bytes, of whatever type and size."""
    offer = (getattr(route.view, "offers", None) or {}).get(method)
    return bool(offer and offer.tool.raw_upload)


def bodies():
    """Yield the routes and methods that read JSON; what is delivered to us is in forms of others."""
    for route in envelopes():
        for method in READING & set(route.methods):
            if not is_upload(route, method) and not isinstance(route.view, DELIVERED):
                yield route, method


def wrong_about(acting, sent, status, error_code):
    """Send a body to every route that reads one, and return what is wrong with the answers."""
    found = {}
    for route, method in bodies():
        response = acting.generic(method, route.path(), **sent)
        if problem := answered(response, status, error_code):
            found[method, route.pattern] = problem
    return found


def allowed(route):
    """Return the methods of a route; a HEAD would make a proxied call and throw its answer away."""
    reads = "GET" in route.methods and not isinstance(route.view, ProxyView)
    return {*route.methods, "HEAD"} if reads else {*route.methods}


# promise 118
def test_a_method_that_a_route_does_not_have_is_405_and_names_those_it_has(acting):
    wrong = {}
    for number, route in enumerate(envelopes()):
        others = [*sorted({*ALL, "HEAD"} - allowed(route)), *OTHERS]
        for method in (others[number % len(others)], "OPTIONS"):
            response = acting.generic(method, route.path(), content_type="application/json")
            problem = method != "HEAD" and answered(response, 405, "METHOD_NOT_ALLOWED")
            told = (response.status_code, set(response["Allow"].split(", ")))
            if problem or told != (405, allowed(route)):
                wrong[method, route.pattern] = problem or told

    assert wrong == {}


# promise 118
def test_another_type_than_json_is_415(acting):
    sent = {"data": b"a=b", "content_type": "application/x-www-form-urlencoded"}

    assert wrong_about(acting, sent, 415, "UNSUPPORTED_MEDIA_TYPE") == {}


# promise 118
def test_what_is_no_json_is_400(acting):
    sent = {"data": b'{"a": ', "content_type": "application/json"}

    assert wrong_about(acting, sent, 400, "VALIDATION_ERROR") == {}


# promise 118
def test_a_body_above_10_mb_is_413(acting):
    sent = {"data": LARGE, "content_type": "application/json"}

    assert wrong_about(acting, sent, 413, "PAYLOAD_TOO_LARGE") == {}


# promise 118
def test_head_is_get_without_its_body(api):
    wrong = {}
    for route in envelopes():
        if "HEAD" in allowed(route):
            got, head = api.get(route.path()), api.head(route.path())
            if (head.status_code, head.content) != (got.status_code, b""):
                wrong[route.pattern] = (got.status_code, head.status_code, head.content[:99])

    assert wrong == {}


# promise 118
@pytest.mark.parametrize("method", [*ALL, *OTHERS, "HEAD"])
def test_what_is_no_route_is_404_whatever_the_method(api, method):
    for path in ("/api/v1/nowhere", "/api/v2/accounts", "/v1/app_1/nowhere"):
        response = api.generic(method, path, content_type="application/json")

        assert response.status_code == 404, path
        assert method == "HEAD" or answered(response, 404, "NOT_FOUND") is None, path
