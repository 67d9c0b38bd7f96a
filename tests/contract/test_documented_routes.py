"""Every provider route of the Cloud API reference: called as printed, with the sandbox as the provider."""

import pytest

from tests.contract.documented import BARE, ROUTES
from tests.contract.test_table import TABLE


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_it_asks_the_provider_and_answers_in_shape(caller, connect, sandbox, route):
    """Cloud API reference > API Endpoints."""
    connect(route.provider)
    sandbox.control("requests", verb="DELETE")

    response = route.call(caller)

    asked = [f"{each['method']} {each['path']}" for each in sandbox.requests()["requests"]]
    assert route.asked in asked
    assert {each for each in asked if not each.startswith("GET ")} <= {route.asked}
    check_envelope(response, is_list=route.key is not None)
    for item in items_of(response.json()["data"], route.key):
        assert set(route.members.split()) <= set(item)


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_the_contract_page_lists_it(route):
    assert f"| `{route.documented}` | Cloud API reference: " in TABLE


def check_envelope(response, is_list):
    body = response.json()
    assert response.status_code == 200, body
    assert set(body) == ({"ok", "data", "next_cursor"} if is_list else {"ok", "data"})
    assert body["ok"] is True


def items_of(data, key):
    """Return the items of a list, of which there are some, or the one object there is."""
    if key is None:
        return [data]
    found = data if key == BARE else data[key]
    assert key == BARE or "next_cursor" in data
    assert found
    return found
