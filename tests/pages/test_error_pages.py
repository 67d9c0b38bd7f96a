"""What people see when something goes wrong, and that the API keeps its own words."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.test import Client
from django.urls import path

from config import urls
from connect.pages import callback
from tests.pages.html import Page
from tests.pages.test_every_page import check


def away(request, *_):
    raise OperationalError("connection to sk_live_secret failed")


def broken(request):
    raise RuntimeError("sk_live_secret in a message")


def forbidden(request):
    raise PermissionDenied("not you")


def suspicious(request):
    raise SuspiciousOperation("odd")


WRONG = {"away": away, "broken": broken, "forbidden": forbidden, "suspicious": suspicious}
SAID = {
    "away": (503, "Our database does not answer right now"),
    "broken": (500, "Something went wrong on our side"),
    "forbidden": (403, "You may not open this page"),
    "suspicious": (400, "Your browser sent something we cannot read"),
    "nothing": (404, "There is nothing at this address"),
}


class Routes:
    """The server's routes with some in front that go wrong."""

    urlpatterns = [
        *(path(f"{root}{name}", view) for name, view in WRONG.items() for root in ("", "api/v1/")),
        *urls.urlpatterns,
    ]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def visitor(settings, db):
    settings.ROOT_URLCONF = Routes
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("name", SAID)
def test_a_page_says_what_happened_with_the_request_id(visitor, name):
    response = visitor.get(f"/{name}")

    status, sentence = SAID[name]
    assert response.status_code == status
    page = check(response)
    assert sentence in page.text
    assert f"Request {response['X-Request-Id']}" in page.text
    assert "sk_live" not in page.text


@pytest.mark.parametrize("name", SAID)
def test_below_the_api_it_is_json(visitor, name):
    response = visitor.get(f"/api/v1/{name}")

    assert response.status_code == SAID[name][0]
    body = response.json()
    assert (body["ok"], body["request_id"]) == (False, response["X-Request-Id"])
    assert "sk_live" not in response.content.decode()


def test_the_page_of_an_error_needs_no_database(client, monkeypatch):
    def away(*args, **kwargs):
        raise AssertionError("the database was asked")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", away)

    response = client.get("/nothing/here")

    assert response.status_code == 404


# promise 135
@pytest.mark.parametrize("path", ["/api/v1/connect/callback", "/v1/app-1/integrations/callback"])
def test_who_comes_back_from_a_provider_sees_a_page(visitor, monkeypatch, path):
    monkeypatch.setattr(callback, "complete", away)

    response = visitor.get(path, {"code": "c", "state": "s"})

    assert (response.status_code, response["Referrer-Policy"]) == (503, "no-referrer")
    assert "Reload this page in a moment" in check(response).text


@pytest.mark.django_db
def test_too_many_tries_have_a_page(client):
    tries = [
        client.post("/accounts/login/", {"login": f"p{n}@example.com", "password": "x"})
        for n in range(31)
    ]

    assert [response.status_code for response in tries] == [200] * 30 + [429]
    assert "Too many tries" in check(tries[-1]).text


def test_whoever_is_no_staff_may_not_enter_the_admin(browser):
    response = browser.get("/admin/", follow=True)

    assert response.status_code == 403
    assert "You may not open this page" in Page(response).text
