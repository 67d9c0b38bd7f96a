"""One error, three faces: the envelope, the RFC 9457 document and the tool result of an agent."""

import json

import pytest

from tests.contract.shapes import explained
from tests.factories import make_integration
from tests.mcp.conftest import Agent

ROUTE, TOOL = "/api/v1/slack/search", "slack_search_messages"
QUERY = {"query": "hello"}
STANDING = {"ok", "error", "type", "title", "status", "detail", "instance", "request_id"}

# What the connection is like, and what a call is then answered with.
HEALED = {
    "nothing": (None, 404, "INTEGRATION_NOT_FOUND"),
    "too few scopes": (
        {"granted_scopes": {"main": [], "user": []}},
        403,
        "INTEGRATION_SCOPE_MISSING",
    ),
    "expired": ({"status": "expired"}, 401, "INTEGRATION_TOKEN_ERROR"),
    "revoked": ({"status": "revoked"}, 401, "INTEGRATION_TOKEN_ERROR"),
}


# promise 115
@pytest.mark.parametrize(("state", "status", "error_code"), HEALED.values(), ids=list(HEALED))
def test_what_connecting_again_heals_says_how_on_every_face(
    api, account, state, status, error_code
):
    if state is not None:
        make_integration(account, "slack", enabled=[], **state)
    caller = api.acting_for(account.external_id)

    plain = caller.get(ROUTE, QUERY)
    problem = caller.get(ROUTE, QUERY, headers={"Accept": "application/problem+json"})
    agent = Agent(api.key, account.external_id).refusal(TOOL, QUERY)

    body, document = plain.json(), json.loads(problem.content)
    assert (plain.status_code, problem.status_code) == (status, status)
    assert body["details"] == explained(error_code, **body["details"])
    assert body["details"]["reconnect"]["body"]["provider"] == "slack"
    assert document["type"] == body["details"]["doc_url"]
    for other in (document, agent):
        assert facts(other) == facts(body)


def facts(told):
    return {name: value for name, value in told.items() if name not in STANDING}
