"""What every route of the apps API refuses, and how it says so."""

import pytest
from django.test import Client

from accounts.app_access.errors import AppDisabled
from tests.apps_api.conftest import AppApi
from tests.factories import make_app, make_app_key, make_partner, subscribe


def error_of(response):
    error = response.json()["error"]
    return response.status_code, error["code"], error["message"]


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "PUT"])
@pytest.mark.parametrize("path", ["nowhere", "", "connections/", "config/gmail"])
def test_what_is_no_route_is_told_in_this_apis_form(app_api, method, path):
    response = app_api.write(path, method=method)

    message = f"No route {method} {app_api.path(path)}"
    assert error_of(response) == (404, "RESOURCE_NOT_FOUND", message)


def test_a_stranger_is_told_so_as_well(app):
    response = Client().get(f"/v1/{app.pk}/integrations")

    assert error_of(response)[:2] == (404, "RESOURCE_NOT_FOUND")


def test_the_wrong_method_names_the_right_ones(app_api):
    response = app_api.write("connections", method="POST")

    assert error_of(response)[:2] == (405, "METHOD_NOT_ALLOWED")
    assert response["Allow"] == "GET, HEAD"


ROUTES = [
    ("GET", "config"),
    ("POST", "configure"),
    ("DELETE", "configure/gmail"),
    ("PATCH", "configure/gmail/credentials"),
    ("POST", "connect"),
    ("GET", "connections"),
    ("DELETE", "connections/0198c0de-0000-4000-8000-00000000dead"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_no_key_is_401(app, method, path):
    response = AppApi(app).write(path, method=method)

    assert error_of(response)[:2] == (401, "AUTH_REQUIRED")


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_another_apps_key_is_403(app_api, app, method, path):
    stranger = AppApi(app, make_app_key(make_app(make_partner())))

    response = stranger.write(path, method=method)

    assert error_of(response)[:2] == (403, "AUTH_INSUFFICIENT_PERMISSIONS")


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_disabled_app_is_403(app_api, app, method, path):
    app.status = "disabled"
    app.save()

    response = app_api.write(path, method=method)

    assert error_of(response) == (403, "AUTH_INSUFFICIENT_PERMISSIONS", "This app is disabled")
    assert response.json()["error"]["remediation"] == AppDisabled.remedy


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_suspended_partner_is_403(app_api, partner, method, path):
    partner.status = "suspended"
    partner.save()

    response = app_api.write(path, method=method)

    assert error_of(response)[:2] == (403, "AUTH_INSUFFICIENT_PERMISSIONS")


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_past_due_is_402(app_api, partner, method, path):
    subscribe(partner, status="past_due")

    response = app_api.write(path, method=method)

    assert error_of(response)[:2] == (402, "PAYMENT_PAST_DUE")


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_an_unknown_app_is_404(app_api, method, path):
    response = app_api.send(method, f"/v1/app_nobody/integrations/{path}")

    assert error_of(response) == (404, "RESOURCE_NOT_FOUND", 'App "app_nobody" not found')


@pytest.mark.parametrize(("method", "path"), [r for r in ROUTES if r[0] != "GET"])
def test_a_read_only_key_changes_nothing(app, method, path):
    reading = AppApi(app, make_app_key(app, is_read_only=True))

    assert error_of(reading.write(path, method=method))[0] == 403
