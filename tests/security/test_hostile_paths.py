"""No spelling of a path, query or header makes a route of ours fail with a 500."""

import pytest

from providers.proxy.views import ProxyView
from tests.conftest import Api
from tests.factories import make_key, subscribe
from tests.routes import json_routes

HOSTILE = [
    "a%00b",
    "%ed%a0%80",
    "%ff",
    "..",
    "%2e%2e",
    "%2f%2f",
    "' OR 1=1 --",
    "\U0001f600" * 300,
    "a" * 5000,
]


def own_routes():
    """Return our own routes with ids; what goes to a provider is another matter (tests/proxy).

    What takes words instead finds nothing under strange ones (tests/tools_catalog/test_search.py).
    """
    routes = [route for route in json_routes() if not isinstance(route.view, ProxyView)]
    return [route for route in routes if "<str:" in route.pattern]


def hostile_paths(text, account):
    """Yield every route with the text as the account or provider, then as what hangs on a real account."""
    for route in own_routes():
        yield route, route.path(pk=text, provider=text)
        if route.pattern.count("<") > 1:
            yield (
                route,
                route.path(pk=str(account.pk), session_id=text, provider=text, path_token=text),
            )


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_path_is_an_unknown_id(partner, account, text):
    subscribe(partner, "enterprise")
    api = Api(make_key(partner))

    statuses = {
        (path, method): api.send(method, path, {}).status_code
        for route, path in hostile_paths(text, account)
        for method in route.methods
    }

    assert set(statuses.values()) == {404}


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("name", ["limit", "offset", "external_id", "unknown"])
def test_a_hostile_query_is_ignored_or_named(api, name, text):
    assert api.get(f"/api/v1/accounts?{name}={text}").status_code in {200, 400}


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_callback_is_refused_on_our_own_page(client, text):
    response = client.get(
        f"/api/v1/connect/callback?state={text}&code={text}&error={text}&iss={text}"
    )

    assert response.status_code == 400
