"""GET /v1/<app>/integrations/config."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_app


def enable(api, toolkit, **more):
    response = api.write("configure", {"toolkit": toolkit, **more})
    assert response.status_code == 200, response.content
    return response.json()


def test_an_app_begins_with_nothing_switched_on(app_api, app):
    assert app_api.read("config").json() == {"app_id": app.pk, "integrations": []}


def test_lists_what_is_on_in_the_order_it_was_set_up(app_api, app):
    rows = [enable(app_api, slug) for slug in ("slack", "gmail", "github")]
    app_api.write("configure/gmail", method="DELETE")

    response = app_api.read("config")

    assert response.json() == {"app_id": app.pk, "integrations": [rows[0], rows[2]]}


def test_tells_nothing_of_the_toolkits_of_another_app(app_api, partner):
    make_app(partner).toolkit_configs.create(toolkit="gmail")

    assert app_api.read("config").json()["integrations"] == []


def test_a_list_takes_the_same_statements_however_long(app_api, django_assert_num_queries):
    enable(app_api, "slack")
    app_api.read("config")
    with CaptureQueriesContext(connection) as short:
        app_api.read("config")
    statements = len(short)
    for slug in ("gmail", "github", "notion", "hubspot"):
        enable(app_api, slug)

    with django_assert_num_queries(statements):
        assert len(app_api.read("config").json()["integrations"]) == 5


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "config"),
        ("POST", "configure"),
        ("DELETE", "configure/gmail"),
        ("PATCH", "configure/gmail/credentials"),
    ],
)
def test_an_end_user_has_no_business_with_what_is_on(as_user, app, method, path):
    app.toolkit_configs.create(toolkit="gmail")

    response = as_user("u-1").write(path, {"toolkit": "slack"}, method)

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "AUTH_REQUIRED"
    assert list(app.toolkit_configs.values_list("toolkit", "is_enabled")) == [("gmail", True)]
