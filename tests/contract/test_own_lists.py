"""Our own lists page alike: the names of a page's parameters, and the cursor that goes on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import ConnectedAccount
from inbox.models import WebhookEndpoint
from tests.factories import (
    make_account,
    make_delivery,
    make_endpoint,
    make_event,
    make_integration,
    make_record,
)

API = "/api/v1"
LIMIT = ["limit", "maxResults", "max_results", "pageSize", "page_size"]
LISTS = {
    "accounts": f"{API}/accounts",
    "events": f"{API}/inbox",
    "records": f"{API}/usage/records",
    "tools": f"{API}/tools",
    "endpoints": f"{API}/webhook-endpoints",
    "deliveries": f"{API}/webhook-endpoints/{{endpoint}}/deliveries",
}


@pytest.fixture
def paths(api, partner):
    """Fill every list with three rows or more, and return where it is."""
    endpoints = [make_endpoint(partner) for _ in range(3)]
    for number in range(3):
        account = make_account(partner, f"user-{number}")
        make_event(account)
        make_delivery(endpoints[0])
        make_record(partner)
        age = {"created_at": timezone.now() - timedelta(minutes=number)}
        ConnectedAccount.objects.filter(pk=account.pk).update(**age)
        WebhookEndpoint.objects.filter(pk=endpoints[number].pk).update(**age)
    return {key: path.format(endpoint=endpoints[0].pk) for key, path in LISTS.items()}


@pytest.mark.parametrize("name", LIMIT)
@pytest.mark.parametrize("key", LISTS)
def test_limit_has_five_names(api, paths, key, name):
    assert len(api.get(paths[key], {name: 2}).json()["data"][key]) == 2


@pytest.mark.parametrize("name", ["cursor", "pageToken", "page_token"])
@pytest.mark.parametrize("key", LISTS)
def test_the_cursor_beside_data_goes_on_by_each_of_its_names(api, paths, key, name):
    first = api.get(paths[key], {"limit": 1}).json()

    second = api.get(paths[key], {"limit": 1, name: first["next_cursor"]}).json()

    assert len(second["data"][key]) == 1
    assert second["data"][key] != first["data"][key]


def test_endpoints_end_with_a_cursor_that_is_null(api, paths):
    path = paths["endpoints"]
    first = api.get(path, {"limit": 2}).json()
    last = api.get(path, {"limit": 2, "cursor": first["next_cursor"]}).json()
    by_offset = api.get(path, {"limit": 2, "offset": 2}).json()

    assert (last["next_cursor"], by_offset["next_cursor"]) == (None, None)
    assert last["data"]["endpoints"] == by_offset["data"]["endpoints"]
    assert (first["data"]["total"], len(last["data"]["endpoints"])) == (3, 1)
    assert api.get(path, {"cursor": "x"}).status_code == 400


@pytest.mark.parametrize("name", LIMIT)
def test_a_bad_limit_is_named_as_it_was_sent(api, name):
    answer = api.get(LISTS["accounts"], {name: "0"})

    assert answer.status_code == 400
    assert answer.json()["error"] == f"{name} must be a whole number of at least 1, not '0'"


def test_tools_go_on_by_provider_too(api, account):
    make_integration(account, "slack")
    caller = api.acting_for(account.external_id)

    shown = caller.get(f"{API}/tools/provider/slack", {"pageSize": 3}).json()

    assert (len(shown["data"]["tools"]), shown["next_cursor"] is None) == (3, False)
