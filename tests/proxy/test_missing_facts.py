"""A connection that was made before its definition asked for more has to be made anew."""

import pytest

from tests.factories import make_integration

CALLS = {
    "calendly": "/api/v1/calendly/event-types",
    "twitter": "/api/v1/twitter/tweets",
}


@pytest.mark.parametrize("slug", CALLS)
def test_a_fact_that_is_not_known_is_asked_for_by_connecting_again(api, account, slug):
    make_integration(account, slug, provider_data={})

    response = api.acting_for(account.external_id).get(CALLS[slug])

    body = response.json()
    assert (response.status_code, body["error_code"]) == (401, "INTEGRATION_TOKEN_ERROR")
    assert body["error"].endswith("of this connection is not known; connect again")
