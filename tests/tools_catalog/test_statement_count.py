"""What a list of tools asks of the database, pinned: the key and its plan, as every call
does, then the account and what it may call."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_account, make_integration, make_key

PLACES = ["?all=true", "", "/provider/google", "/service/gmail", "/search/email", "/names/list"]


@pytest.fixture
def warm(api, account):
    """A caller whose key was used within the minute."""
    for slug in ("github", "google", "slack"):
        make_integration(account, slug)
    acting = api.acting_for(account.external_id)
    acting.get("/api/v1/tools")
    return acting


def statements(caller, place):
    with CaptureQueriesContext(connection) as queries:
        response = caller.get(f"/api/v1/tools{place}")
    return response.status_code, [query["sql"].split()[0] for query in queries]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("many", [0, 25])
def test_two_beside_those_of_every_call(warm, account, partner, place, many):
    for number in range(many):
        make_integration(make_account(partner, f"other-{number}"))
        make_key(partner)
    if many:
        make_integration(account, "notion")

    assert statements(warm, place) == (200, ["SELECT", "SELECT", "SELECT", "SELECT", "INSERT"])


def test_a_partner_key_without_an_account_asks_for_nothing_more(warm, api):
    assert statements(api, "?all=true") == (200, ["SELECT", "SELECT", "INSERT"])
