"""Keys that may do only some things; every route names the scope it needs."""

import pytest

from tests.conftest import Api
from tests.contract.shapes import explained
from tests.factories import make_integration, make_key

ACCOUNT = "/api/v1/accounts/{account}"
ROUTES = [
    ("GET", "/api/v1/accounts", "accounts:read"),
    ("POST", "/api/v1/accounts", "accounts:write"),
    ("GET", ACCOUNT, "accounts:read"),
    ("PATCH", ACCOUNT, "accounts:write"),
    ("DELETE", ACCOUNT, "accounts:write"),
    ("POST", f"{ACCOUNT}/connect", "connect:write"),
    ("GET", f"{ACCOUNT}/connect/550e8400-e29b-41d4-a716-446655440000", "accounts:read"),
    ("GET", f"{ACCOUNT}/integrations", "integrations:read"),
    ("PATCH", f"{ACCOUNT}/integrations/github", "integrations:write"),
    ("DELETE", f"{ACCOUNT}/integrations/github", "integrations:write"),
    ("GET", "/api/v1/github/repos", "proxy:github"),
    ("POST", "/api/v1/slack/messages", "proxy:slack"),
    ("GET", "/api/v1/gmail/messages", "proxy:google"),
    ("GET", "/api/v1/google/gmail/messages", "proxy:google"),
]
ALL = sorted({scope for _, _, scope in ROUTES})
each_route = pytest.mark.parametrize(("method", "path", "scope"), ROUTES)


def call(api, method, path, account):
    return api.acting_for(account.external_id).send(method, path.format(account=account.pk), {})


@each_route
def test_a_key_without_the_scope_is_refused_by_name(partner, account, method, path, scope):
    # promise 69
    api = Api(make_key(partner, scopes=[other for other in ALL if other != scope]))

    response = call(api, method, path, account)

    error = response.json()
    assert response.status_code == 403
    assert (error["error"], error["error_code"]) == ("Permission denied", "PERMISSION_DENIED")
    assert error["details"] == explained("PERMISSION_DENIED", required_scope=scope)


@each_route
def test_the_scope_alone_is_enough(partner, account, method, path, scope):  # promise 69
    response = call(Api(make_key(partner, scopes=[scope])), method, path, account)

    assert response.json().get("details", {}).get("required_scope") is None


def test_a_star_opens_every_provider_and_nothing_else(partner, account, upstream):
    make_integration(account, "github")
    upstream.get("https://api.github.com/user/repos", json=[])
    api = Api(make_key(partner, scopes=["proxy:*"]))

    assert api.acting_for("user-123").get("/api/v1/github/repos").status_code == 200
    assert api.get("/api/v1/accounts").status_code == 403


def test_an_empty_list_opens_only_what_needs_no_scope(partner):
    api = Api(make_key(partner, scopes=[]))

    assert api.get("/api/v1/accounts").status_code == 403
    assert api.get("/api/v1/me").status_code == 200
    assert api.get("/api/v1/health").status_code == 200
