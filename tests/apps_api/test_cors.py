"""Pages of an app's own origins may call and read; nobody else's, and nothing else of the server."""

import pytest
from django.test import Client

from tests.apps_api.conftest import AppApi
from tests.factories import make_app
from tests.routes import UNKNOWN, app_routes, routes

PAGE = "https://app.example"
ALLOW = "Access-Control-Allow-Origin"
OTHERS = [
    "https://evil.example",
    "http://app.example",
    "https://app.example:8443",
    "https://app.example.evil.example",
    "https://sub.app.example",
    "https://APP.example",
    "https://app.example/",
    "null",
    "*",
    "",
]


@pytest.fixture
def app(app):
    app.allowed_origins = [PAGE, "http://localhost:3000"]
    app.save()
    return app


def preflight(path, origin=PAGE, method="POST"):
    asked = {"Origin": origin, "Access-Control-Request-Method": method}
    asked["Access-Control-Request-Headers"] = "authorization,content-type"
    return Client().options(path, headers=asked)


def cors_of(response):
    return {name: value for name, value in response.items() if name.startswith("Access-Control")}


@pytest.mark.parametrize("route", app_routes(), ids=lambda route: route.pattern)
def test_every_route_answers_what_browsers_ask_before_a_call(app, route):
    response = preflight(route.path(app_id=app.pk))

    assert (response.status_code, response.content) == (204, b"")
    told = cors_of(response)
    assert told.pop("Access-Control-Expose-Headers")
    methods = set(told.pop("Access-Control-Allow-Methods").split(", "))
    assert methods - {"HEAD"} == set(route.methods)
    assert told == {
        ALLOW: PAGE,
        "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key",
        "Access-Control-Max-Age": "600",
    }
    assert "Origin" in response["Vary"]


@pytest.mark.parametrize("origin", OTHERS)
def test_other_origins_are_refused(app, as_user, origin):
    asked = preflight(app_path(app), origin)
    called = as_user("u-1").read("tools", headers={"Origin": origin})

    assert asked.status_code == 403
    assert asked.json()["error"]["code"] == "AUTH_INSUFFICIENT_PERMISSIONS"
    assert (cors_of(asked), cors_of(called)) == ({}, {})
    assert "Origin" in asked["Vary"]
    assert "Origin" in called["Vary"]


def app_path(app, path="tools"):
    return f"/v1/{app.pk}/integrations/{path}"


@pytest.mark.parametrize("app_id", ["app_unknown", "app_%00", "x", "app_" + "a" * 300])
def test_an_app_that_is_none_has_no_origins(db, app_id):
    response = preflight(f"/v1/{app_id}/integrations/tools")

    assert response.status_code == 403
    assert cors_of(response) == {}


def test_an_app_has_no_origins_of_another(app, partner):
    other = make_app(partner)

    assert preflight(app_path(other)).status_code == 403


def test_an_answer_can_be_read_with_its_limits(as_user, app):
    response = as_user("u-1").read("tools", headers={"Origin": PAGE})

    assert response.status_code == 200
    assert response[ALLOW] == PAGE
    exposed = set(response["Access-Control-Expose-Headers"].split(", "))
    assert {"X-Request-Id", "Retry-After", "RateLimit", "X-RateLimit-Remaining"} <= exposed
    sent = {name for name, _ in response.items() if name.startswith(("X-R", "RateLimit"))}
    assert sent <= exposed
    assert "Access-Control-Allow-Credentials" not in response


def test_errors_can_be_read_too(app, settings):
    no_token, bad_token = AppApi(app), AppApi(app, "a.b.c")
    answers = [
        no_token.read("tools", headers={"Origin": PAGE}),
        bad_token.read("tools", headers={"Origin": PAGE}),
        bad_token.write("execute", {}, headers={"Origin": PAGE}),
        bad_token.generic("PUT", app_path(app), headers={"Origin": PAGE}),
    ]

    assert [(each.status_code, each[ALLOW]) for each in answers] == [(401, PAGE)] * 4


def test_without_an_origin_nothing_is_said_of_it(as_user, app):
    response = as_user("u-1").read("tools")

    assert cors_of(response) == {}
    assert "Origin" in response["Vary"]


def test_a_page_is_told_nothing_that_needs_no_origin_to_be_asked(app):
    response = Client().options(app_path(app))

    assert response.status_code == 401
    assert cors_of(response) == {}


def test_what_an_app_changes_counts_at_once(app):
    assert preflight(app_path(app)).status_code == 204

    app.allowed_origins = []
    app.save()

    assert preflight(app_path(app)).status_code == 403


def test_nothing_else_on_the_server_speaks_to_other_origins(app, partner):
    """Every route that is not of the apps API, asked as a browser does for a page of an app."""
    own = {route.pattern for route in app_routes()}
    others = [route for route in routes() if route.pattern not in own and "^" not in route.pattern]
    paths = [route.path(app_id=app.pk, pk=UNKNOWN) for route in others]

    answers = {path: preflight(path) for path in [*paths, "/v1/x", "/api/v1/x", "/nowhere"]}

    assert len(answers) > 100
    assert [path for path, answer in answers.items() if cors_of(answer)] == []


# --- Keys do not belong in pages ---


@pytest.mark.parametrize("origin", [PAGE, "https://evil.example", "null"])
def test_an_app_key_in_a_page_is_refused_and_flagged(app_api, app, origin, caplog):
    response = app_api.read("tools", headers={"Origin": origin})

    assert response.status_code == 403
    assert "revoke it" in response.json()["error"]["message"]
    [flagged] = [each for each in caplog.records if each.name == "patchbay.auth"]
    assert "sent by a browser: bb_sk_" in flagged.getMessage()
    assert app_api.key not in caplog.text


def test_our_own_pages_may_try_a_key_out(app_api, settings):
    assert app_api.read("tools", headers={"Origin": settings.PUBLIC_URL}).status_code == 200


def test_a_page_with_a_wrong_key_learns_only_that_it_is_wrong(app):
    response = AppApi(app, "bb_sk_x").read("tools", headers={"Origin": PAGE})

    assert response.json()["error"]["code"] == "AUTH_INVALID_API_KEY"
