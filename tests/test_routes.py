"""Every URL of the server in one table: the key scope it asks for, and what a stranger gets there."""

import pytest

from config.api.views import ApiView
from providers.proxy.views import ProxyView
from tests.contract.shapes import explained
from tests.routes import app_routes, json_routes, routes

PUBLIC, ANY_KEY = "public", "any key"
SCOPES = {
    "GET api/v1/health": PUBLIC,
    "GET api/v1/me": ANY_KEY,
    "POST api/v1/auth/device/code": PUBLIC,
    "POST api/v1/auth/device/token": PUBLIC,
    "GET api/v1/integrations": "integrations:read",
    "GET api/v1/skills": "tools:read",
    "GET api/v1/jobs": "jobs:read",
    "GET api/v1/jobs/<str:pk>": "jobs:read",
    "GET api/v1/accounts": "accounts:read",
    "POST api/v1/accounts": "accounts:write",
    "GET api/v1/accounts/<str:pk>": "accounts:read",
    "PATCH api/v1/accounts/<str:pk>": "accounts:write",
    "DELETE api/v1/accounts/<str:pk>": "accounts:write",
    "GET api/v1/accounts/<str:pk>/export": "accounts:read",
    "GET api/v1/accounts/<str:pk>/integrations": "integrations:read",
    "PATCH api/v1/accounts/<str:pk>/integrations/<str:provider>": "integrations:write",
    "DELETE api/v1/accounts/<str:pk>/integrations/<str:provider>": "integrations:write",
    "POST api/v1/accounts/<str:pk>/connect": "connect:write",
    "GET api/v1/accounts/<str:pk>/connect/<str:session_id>": "accounts:read",
    "POST api/v1/accounts/<str:pk>/connect/<str:session_id>/confirm": "connect:write",
    "GET api/v1/usage": "usage:read",
    "GET api/v1/usage/records": "usage:read",
    "GET api/v1/tools": "tools:read",
    "GET api/v1/tools/search/<text:query>": "tools:read",
    "GET api/v1/tools/names/<text:query>": "tools:read",
    "GET api/v1/tools/provider/<text:provider>": "tools:read",
    "GET api/v1/tools/service/<text:service>": "tools:read",
    "GET api/v1/inbox": "inbox:read",
    "GET api/v1/inbox/events": "inbox:read",
    "GET api/v1/inbox/events/<str:pk>": "inbox:read",
    "PATCH api/v1/inbox/events/<str:pk>": "inbox:write",
    "GET api/v1/inbox/<str:pk>": "inbox:read",
    "PATCH api/v1/inbox/<str:pk>": "inbox:write",
    "POST api/v1/inbox/<str:pk>/archive": "inbox:write",
    "POST api/v1/inbox/archive-all": "inbox:write",
    "POST api/v1/inbox/batch": "inbox:write",
    "POST api/v1/secret-scanning/github": PUBLIC,  # signed by the scanner
    # Deliveries prove themselves by their provider's signatures.
    "POST api/v1/webhooks/<str:provider>": PUBLIC,
    "DELETE api/v1/webhooks/<str:provider>": PUBLIC,
    "POST api/v1/webhooks/<str:provider>/<str:path_token>": PUBLIC,
    "DELETE api/v1/webhooks/<str:provider>/<str:path_token>": PUBLIC,
    "GET api/v1/webhook-endpoints": "webhooks:write",
    "POST api/v1/webhook-endpoints": "webhooks:write",
    "GET api/v1/webhook-endpoints/<str:pk>": "webhooks:write",
    "PATCH api/v1/webhook-endpoints/<str:pk>": "webhooks:write",
    "DELETE api/v1/webhook-endpoints/<str:pk>": "webhooks:write",
    "POST api/v1/webhook-endpoints/<str:pk>/rotate": "webhooks:write",
    "POST api/v1/webhook-endpoints/<str:pk>/test": "webhooks:write",
    "POST api/v1/webhook-endpoints/<str:pk>/replay": "webhooks:write",
    "GET api/v1/webhook-endpoints/<str:pk>/deliveries": "webhooks:write",
    "GET api/v1/webhook-deliveries/<str:pk>": "webhooks:write",
    "POST api/v1/webhook-deliveries/<str:pk>/replay": "webhooks:write",
    "GET api/v1/webhook-event-types": "webhooks:write",
    "POST mcp": ANY_KEY,  # what is asked of it has scopes of its own
}
# The apps API: who may call.
APP, BOTH = "app key", "app key or end user"
CALLERS = {
    "GET available": APP,
    "GET config": APP,
    "POST connect": BOTH,
    "GET connections": BOTH,
    "DELETE connections/<str:connection_id>": BOTH,
    "POST configure": APP,
    "DELETE configure/<str:toolkit>": APP,
    "PATCH configure/<str:toolkit>/credentials": APP,
    "GET tools": BOTH,
    "POST execute": BOTH,
}
# Routes outside the JSON API and what a stranger's GET answers. `login` = sent to the log-in page.
STRANGERS = {
    "": 200,
    "settings": "login",
    "settings/": "login",
    "settings/start": "login",
    "admin": "/admin/",
    "settings/api-keys": "login",
    "settings/api-keys/new": "login",
    "settings/api-keys/<uuid:pk>/revoke": "login",
    "settings/api-keys/<uuid:pk>/rotate": "login",
    "settings/api-keys/<uuid:pk>/ending": "login",
    "settings/apps": "login",
    "settings/apps/new": "login",
    "settings/apps/<str:app_id>": "login",
    "settings/apps/<str:app_id>/name": "login",
    "settings/apps/<str:app_id>/origins": "login",
    "settings/apps/<str:app_id>/disable": "login",
    "settings/apps/<str:app_id>/enable": "login",
    "settings/apps/<str:app_id>/delete": "login",
    "settings/apps/<str:app_id>/keys/new": "login",
    "settings/apps/<str:app_id>/tokens": "login",
    "settings/apps/<str:app_id>/tokens/check": "login",
    "settings/apps/<str:app_id>/toolkits": "login",
    "settings/apps/<str:app_id>/toolkits/<slug:slug>": "login",
    "settings/apps/<str:app_id>/toolkits/<slug:slug>/off": "login",
    "settings/apps/<str:app_id>/connections": "login",
    "settings/apps/<str:app_id>/connections/<uuid:pk>/disconnect": "login",
    "settings/partner": "login",
    "settings/audit": "login",
    "settings/audit.csv": "login",
    "device": "login",
    "device/decision": "login",
    "billing/webhook": 405,
    "settings/usage": "login",
    "settings/usage.csv": "login",
    "settings/usage/keys/<uuid:pk>/budget": "login",
    "settings/usage/accounts/<uuid:pk>/budget": "login",
    "settings/requests": "login",
    "settings/requests/<int:pk>": "login",
    "settings/inbox": "login",
    "settings/inbox/archive": "login",
    "settings/inbox/feeds": "login",
    "settings/inbox/feeds/<slug:provider>/<slug:feed>/switch": "login",
    "settings/inbox/feeds/<slug:provider>/<slug:feed>/addresses": "login",
    "settings/inbox/feeds/<slug:provider>/<slug:feed>/addresses/<uuid:pk>": "login",
    "settings/inbox/feeds/<slug:provider>/<slug:feed>/addresses/<uuid:pk>/renew": "login",
    "settings/inbox/<str:pk>": "login",
    "settings/inbox/<str:pk>/mark": "login",
    "settings/accounts": "login",
    "settings/accounts/new": "login",
    "settings/accounts/<uuid:pk>": "login",
    "settings/accounts/<uuid:pk>/edit": "login",
    "settings/accounts/<uuid:pk>/delete": "login",
    "settings/accounts/<uuid:pk>/connect": "login",
    "settings/accounts/<uuid:pk>/connect/link": "login",
    "settings/accounts/<uuid:pk>/integrations/<slug:provider>/switches": "login",
    "settings/accounts/<uuid:pk>/integrations/<slug:provider>/person": "login",
    "settings/accounts/<uuid:pk>/integrations/<slug:provider>/disconnect": "login",
    "integrations": "/settings/integrations",
    "settings/integrations": "login",
    "settings/integrations/<slug:provider>/connect": "login",
    "settings/integrations/<slug:provider>/switches": "login",
    "settings/integrations/<slug:provider>/person": "login",
    "settings/integrations/<slug:provider>/disconnect": "login",
    "settings/webhooks": "login",
    "settings/webhooks/new": "login",
    "settings/webhooks/check": "login",
    "settings/webhooks/<uuid:pk>": "login",
    "settings/webhooks/<uuid:pk>/edit": "login",
    "settings/webhooks/<uuid:pk>/test": "login",
    "settings/webhooks/<uuid:pk>/rotate": "login",
    "settings/webhooks/<uuid:pk>/replay": "login",
    "settings/webhooks/<uuid:pk>/off": "login",
    "settings/webhooks/<uuid:pk>/on": "login",
    "settings/webhooks/<uuid:pk>/delete": "login",
    "settings/webhooks/deliveries/<uuid:pk>": "login",
    "settings/webhooks/deliveries/<uuid:pk>/again": "login",
    "settings/billing": "login",
    "settings/billing/checkout/<slug:slug>": "login",
    "settings/billing/portal": "login",
    "settings/billing/portal/unused": "login",
    "docs": 200,
    "docs/": "/docs",
    "docs/index": "/docs",
    "docs/reference": 200,
    "docs/<path:slug>.md": 200,
    "docs/<path:slug>": 200,
    "openapi.json": 200,
    "llms.txt": 200,
    "llms-full.txt": 200,
    "api/v1/connect/callback": 400,
    "api/v1/^.*$": 404,
    "v1/<str:app_id>/integrations/callback": 400,
    "v1/^(?P<app_id>[^/]+)/integrations(?:/.*)?$": 404,
    "^(?:api|v1)(?:/.*)?$": 404,
    "livez": 200,
    "readyz": 200,
    "metrics": 200,
    "looking/end": 405,
    "theme": 405,
    "_ui/": 404,
    "connect/done": 400,
    "connect/logo/<uuid:pk>": 404,
    "settings/partner/branding": "login",
    "connect/<str:session_id>": 400,
    "connect/<str:session_id>/continue": 400,
    "connect/<str:session_id>/cancel": 400,
    "settings/profile": "login",
    "settings/profile/sessions/end": "login",
    "settings/profile/sessions/<int:pk>/end": "login",
    "accounts/2fa/": "/settings/profile",
    "accounts/2fa/authenticate/": "/accounts/login/",
    "accounts/2fa/reauthenticate/": "login",
    "accounts/2fa/totp/activate/": "login",
    "accounts/2fa/totp/deactivate/": "login",
    "accounts/2fa/recovery-codes/": "login",
    "accounts/2fa/recovery-codes/generate/": "login",
    "accounts/2fa/recovery-codes/download/": "login",
    "accounts/2fa/webauthn/": "/settings/profile",
    "accounts/2fa/webauthn/add/": "login",
    "accounts/2fa/webauthn/login/": "/accounts/login/",
    "accounts/2fa/webauthn/reauthenticate/": "login",
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": "login",
    "accounts/2fa/webauthn/keys/<int:pk>/edit/": "login",
    "accounts/sessions/": "/settings/profile",
    "accounts/login/": 200,
    "accounts/logout/": "/accounts/login/",
    "accounts/inactive/": 200,
    "accounts/signup/": 200,
    "accounts/reauthenticate/": "login",
    "accounts/email/": "login",
    "accounts/confirm-email/": 200,
    "accounts/password/change/": "login",
    "accounts/password/set/": "login",
    "accounts/password/reset/": 200,
    "accounts/login/code/confirm/": "/accounts/login/",
    "accounts/^confirm-email/(?P<key>[-:\\w]+)/$": 200,
    "accounts/password/reset/key/done/": 200,
    "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": 200,
    "accounts/password/reset/done/": 200,
}
PATHS = {
    "api/v1/^.*$": "/api/v1/nowhere",
    "settings/requests/<int:pk>": "/settings/requests/1",
    "settings/profile/sessions/<int:pk>/end": "/settings/profile/sessions/1/end",
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": "/accounts/2fa/webauthn/keys/1/remove/",
    "accounts/2fa/webauthn/keys/<int:pk>/edit/": "/accounts/2fa/webauthn/keys/1/edit/",
    "docs/<path:slug>.md": "/docs/quickstart.md",
    "docs/<path:slug>": "/docs/quickstart",
    "^(?:api|v1)(?:/.*)?$": "/v1/nowhere",
    "v1/^(?P<app_id>[^/]+)/integrations(?:/.*)?$": "/v1/app_x/integrations/nowhere",
    "accounts/^confirm-email/(?P<key>[-:\\w]+)/$": "/accounts/confirm-email/no-such-key/",
    "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "/accounts/password/reset/key/1-x/",
}


def declared(route, method):
    """Return what a route declares: a scope, or that it needs none."""
    if not route.view.authentication_classes:
        return PUBLIC
    return route.scope(method) or ANY_KEY


def own_routes():
    return [route for route in json_routes() if not isinstance(route.view, ProxyView)]


def proxy_routes():
    return [route for route in json_routes() if isinstance(route.view, ProxyView)]


# promise 69
def test_every_route_of_ours_declares_its_scope():
    found = {
        f"{method} {r.pattern}": declared(r, method) for r in own_routes() for method in r.methods
    }

    assert found == SCOPES


# promise 69
def test_every_view_declares_a_scope_itself_for_each_of_its_methods():
    for route in own_routes():
        scope = route.view.required_scope

        assert any(
            "required_scope" in vars(cls) for cls in type(route.view).__mro__ if cls is not ApiView
        )
        assert isinstance(scope, str) or set(route.methods) <= set(scope)


# promise 69
@pytest.mark.parametrize("route", proxy_routes(), ids=lambda route: route.pattern)
def test_a_proxied_route_asks_for_the_scope_of_its_one_provider(route):
    owners = {offer.provider.slug for offer in route.view.offers.values()}

    assert {route.scope(method) for method in route.methods} == {f"proxy:{slug}" for slug in owners}
    assert len(owners) == 1


@pytest.mark.django_db
def test_json_routes_answer_401_to_a_stranger_whatever_the_method(client):
    wanted = [r for r in json_routes() if r.view.authentication_classes]

    got = {
        (r.pattern, method): client.generic(
            method, r.path(), content_type="application/json"
        ).status_code
        for r in wanted
        for method in r.methods
    }

    assert set(got.values()) == {401}
    assert len(got) > 80


@pytest.mark.django_db
def test_a_stranger_is_told_nothing_but_that_the_key_is_missing(client):
    for route in json_routes():
        if not route.view.authentication_classes:
            continue
        body = client.generic(route.methods[0], route.path()).json()

        assert body.pop("request_id").startswith("req_")
        assert body == {
            "ok": False,
            "error": "Missing authorization header",
            "error_code": "AUTH_REQUIRED",
            "code": "AUTH_REQUIRED",
            "details": explained("AUTH_REQUIRED"),
        }


def pages():
    known = {route.pattern for route in [*json_routes(), *app_routes()]}
    return [r for r in routes() if r.pattern not in known and not r.pattern.startswith("admin/")]


def test_every_route_of_the_apps_api_stands_in_the_table_with_its_callers():
    base = "v1/<str:app_id>/integrations/"
    found = {
        f"{method} {route.pattern.removeprefix(base)}": BOTH
        if route.view.open_to_end_users
        else APP
        for route in app_routes()
        for method in route.methods
    }

    assert found == CALLERS


def test_every_other_url_stands_in_the_table():
    assert {route.pattern for route in pages()} == set(STRANGERS)


@pytest.mark.django_db
@pytest.mark.parametrize("route", pages(), ids=lambda route: route.pattern)
def test_what_a_stranger_gets(client, route):
    path = PATHS.get(route.pattern) or route.path()

    response = client.get(path)

    wanted = STRANGERS.get(route.pattern)
    if isinstance(wanted, int):
        assert response.status_code == wanted
    else:
        where = f"/accounts/login/?next={path}" if wanted == "login" else wanted
        assert (response.status_code, response["Location"]) == (302, where)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/api", "/api/v1", "/api/v1/me/", "/api/v1/health/", "/v1", "/v1/"]
)
def test_nothing_of_the_api_redirects_to_another_spelling(client, path):
    assert client.get(path).status_code == 404


def admin_routes():
    return [
        r
        for r in routes()
        if r.pattern.startswith("admin/") and "^" not in r.pattern and "(" not in r.pattern
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("route", admin_routes(), ids=lambda route: route.pattern)
def test_the_admin_sends_strangers_to_the_log_in(client, route):
    response = client.get(route.path())

    assert response.status_code == 302
