"""Every route of the resolver refuses a key that lacks the scope it declares, before it does anything."""

import pytest

from tests.conftest import Api
from tests.contract.shapes import explained
from tests.factories import make_key, subscribe
from tests.routes import json_routes


def guarded():
    """Return every route and method that asks for a scope."""
    found = [(route, method) for route in json_routes() for method in route.methods]
    return [(route, method, route.scope(method)) for route, method in found if route.scope(method)]


@pytest.fixture
def patient(partner):
    """The partner on a plan whose minute holds a call to every route."""
    subscribe(partner, "enterprise")
    return partner


# promise 69
@pytest.mark.django_db
def test_a_key_with_every_other_scope_is_refused_by_name(patient, account):
    every = {scope for _, _, scope in guarded()}
    keys = {
        scope: Api(make_key(patient, scopes=sorted(every - {scope})), "user-123") for scope in every
    }

    for route, method, scope in guarded():
        response = keys[scope].send(method, route.path(), {})

        assert response.status_code == 403, (method, route.pattern)
        said = explained("PERMISSION_DENIED", required_scope=scope)
        assert response.json()["details"] == said


# promise 69
@pytest.mark.django_db
def test_a_key_with_that_scope_alone_gets_further(patient, account):
    for scope in sorted({scope for _, _, scope in guarded()}):
        api = Api(make_key(patient, scopes=[scope]), "user-123")
        mine = [(route, method) for route, method, asked in guarded() if asked == scope]

        statuses = {api.send(method, route.path(), {}).status_code for route, method in mine}

        assert statuses <= {200, 400, 404}


# promise 69
@pytest.mark.django_db
def test_head_asks_for_the_scope_of_get(patient):
    api = Api(make_key(patient, scopes=["accounts:write"]))

    statuses = {
        route.pattern: api.head(route.path()).status_code
        for route, method, scope in guarded()
        if method == "GET" and scope.startswith(("accounts:", "integrations:"))
    }

    assert set(statuses.values()) == {403}
    assert len(statuses) == 6


@pytest.mark.django_db
def test_a_scope_of_one_provider_says_nothing_of_another(patient, account):
    api = Api(make_key(patient, scopes=["proxy:slack", "proxy", "proxy:git", "*"]), "user-123")

    assert api.get("/api/v1/github/repos").status_code == 403
    assert api.get("/api/v1/slack/channels").status_code == 404
