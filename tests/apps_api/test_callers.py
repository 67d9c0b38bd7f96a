"""Who may call which route: every route of the apps API, and every caller who is the wrong one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import App
from billing.models import UsageRecord
from tests.apps_api.conftest import AppApi, token_of
from tests.factories import make_app, make_app_key, make_key, make_partner
from tests.routes import app_routes

# Sent to a provider's consent page and back: the state it carries is what is checked.
PUBLIC = {"v1/<str:app_id>/integrations/callback"}
CALLS = [
    pytest.param(route, method, id=f"{method} {route.pattern.rpartition('integrations/')[2]}")
    for route in app_routes()
    if route.pattern not in PUBLIC
    for method in route.methods
]
FOR_USERS = [call for call in CALLS if call.values[0].view.open_to_end_users]
FOR_APPS = [call for call in CALLS if not call.values[0].view.open_to_end_users]


def call(client, route, method, app, **extra):
    return client.send(method, route.path(app_id=app.pk), {} if method != "GET" else None, **extra)


def told(response):
    return response.status_code, response.json()["error"]["code"]


@pytest.fixture
def stranger():
    """Return an app of another partner, with the settings of the first."""
    app = make_app(make_partner(), jwt_algorithm="HS256")
    app.jwt_secret = "the stranger's secret of 32 bytes"
    app.save()
    return app


def test_there_are_routes_of_both_kinds():
    assert FOR_USERS
    assert FOR_APPS


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_nobody_gets_in_without_a_credential(app, route, method):
    for credential in ("", "x"):
        response = call(AppApi(app, credential), route, method, app)
        assert response.status_code == 401
        assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_a_key_of_another_kind_is_no_app_key(app, partner, route, method):
    for kind in ("partner", "personal"):
        key = make_key(partner, kind)
        expected = (401, "AUTH_INVALID_API_KEY")
        assert told(call(AppApi(app, key), route, method, app)) == expected


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_a_key_of_another_app_is_refused(app, partner, stranger, route, method):
    for other in (make_app(partner), stranger):
        response = call(AppApi(app, make_app_key(other)), route, method, app)
        assert told(response) == (403, "AUTH_INSUFFICIENT_PERMISSIONS")


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_an_app_that_is_not_there_is_not_found(app_api, route, method):
    for app_id in ("app_doesnotexist", "App_x", "x", "%00", "app_1'--"):
        response = call(app_api, route, method, App(pk=app_id))
        assert told(response) == (404, "RESOURCE_NOT_FOUND")


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_a_key_that_no_longer_works_is_refused(app, route, method):
    revoked, over = timezone.now(), timezone.now() - timedelta(seconds=1)
    keys = [make_app_key(app, revoked_at=revoked), make_app_key(app, expires_at=over)]
    for key in [*keys, keys[0][:-1], f"{keys[0]}x", "bb_sk_"]:
        response = call(AppApi(app, key), route, method, app)
        assert told(response) == (401, "AUTH_INVALID_API_KEY")


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_a_token_that_is_not_the_apps_is_refused(app, stranger, route, method):
    forged = token_of("u-1", secret="a secret that the app never had, 32 bytes")
    for token in (forged, token_of("u-1", secret=stranger.jwt_secret), "a.b.c"):
        response = call(AppApi(app, token), route, method, app)
        assert told(response) == (401, "AUTH_INVALID_END_USER_JWT")


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_an_expired_token_is_told_from_a_bad_one(app, route, method):
    response = call(AppApi(app, token_of("u-1", exp=1)), route, method, app)

    assert told(response) == (401, "AUTH_END_USER_JWT_EXPIRED")


@pytest.mark.parametrize(("route", "method"), FOR_APPS)
def test_an_end_user_may_not_do_what_is_the_apps(as_user, app, route, method):
    response = call(as_user("u-1"), route, method, app)

    assert told(response) == (401, "AUTH_REQUIRED")


@pytest.mark.parametrize(("route", "method"), FOR_USERS)
def test_an_end_user_gets_beyond_the_door(as_user, app, route, method):
    response = call(as_user("u-1"), route, method, app)

    assert response.status_code not in {401, 403}


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_a_suspended_partners_app_does_nothing(app_api, as_user, app, partner, route, method):
    partner.status = "suspended"
    partner.save()

    for client in (app_api, as_user("u-1")):
        response = call(client, route, method, app)
        assert told(response) == (403, "AUTH_INSUFFICIENT_PERMISSIONS")


@pytest.mark.parametrize(("route", "method"), FOR_USERS)
def test_an_app_whose_owner_is_switched_off_serves_nobody(
    app_api, as_user, app, partner, route, method
):
    partner.user.is_active = False
    partner.user.save()

    assert told(call(app_api, route, method, app)) == (401, "AUTH_INVALID_API_KEY")
    refused = (403, "AUTH_INSUFFICIENT_PERMISSIONS")
    assert told(call(as_user("u-1"), route, method, app)) == refused


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_a_key_is_used_from_its_networks_alone(app, route, method):
    client = AppApi(app, make_app_key(app, networks=["203.0.113.0/24"]))

    response = call(client, route, method, app)

    assert told(response) == (403, "AUTH_INSUFFICIENT_PERMISSIONS")
    assert response.json()["error"]["details"]["limit"] == "network"


@pytest.mark.parametrize(("route", "method"), [c for c in CALLS if c.values[1] != "GET"])
def test_a_key_that_may_only_look_changes_nothing(app, route, method):
    if route.view.is_read(method):
        return
    client = AppApi(app, make_app_key(app, is_read_only=True))

    response = call(client, route, method, app)

    assert response.status_code in {403, 422, 400}
    if response.status_code == 403:
        assert response.json()["error"]["details"]["limit"] == "read_only"


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_a_credential_in_the_address_is_refused(app_api, app, route, method):
    path = route.path(app_id=app.pk)
    for secret in (app_api.key, token_of("u-1")):
        response = app_api.send(method, f"{path}?access_token={secret}")
        assert response.status_code == 400
        assert secret not in response.content.decode()


@pytest.mark.parametrize(("route", "method"), [c for c in CALLS if c.values[1] == "POST"])
def test_a_key_in_the_body_is_refused(app_api, app, route, method):
    response = app_api.send(method, route.path(app_id=app.pk), {"userId": app_api.key})

    assert told(response) == (400, "VALIDATION_INVALID_SCHEMA")
    assert app_api.key not in response.content.decode()


@pytest.mark.parametrize(("route", "method"), CALLS)
def test_refused_callers_are_not_charged(app, route, method):
    call(AppApi(app, "a.b.c"), route, method, app)
    call(AppApi(app, "bb_sk_x"), route, method, app)

    assert UsageRecord.objects.count() == 0


# --- Addresses that keep guessing ---


@pytest.fixture
def three_wrong(monkeypatch):
    monkeypatch.setattr("accounts.wrong_keys.RATE", "3/m")


@pytest.mark.parametrize("guess", ["bb_sk_x", "a.b.c", token_of("u-1", secret="x" * 32)])
def test_whoever_guesses_is_slowed_down(app, app_api, three_wrong, guess):
    answers = [AppApi(app, guess).read("tools").status_code for _ in range(6)]

    assert answers == [401] * 4 + [429] * 2
    assert app_api.read("tools").status_code == 429


@pytest.mark.parametrize("said", [{"exp": 1}, {"nbf": 4_000_000_000}, {"user_id": " "}])
def test_tokens_that_the_app_signed_lock_nobody_out(app, app_api, three_wrong, said):
    """A busy office behind one address, with many pages whose tokens ran out overnight."""
    token = token_of(**{"user_id": "u-1"} | said)

    answers = [AppApi(app, token).read("tools").status_code for _ in range(6)]

    assert answers == [401] * 6
    assert app_api.read("tools").status_code == 200
