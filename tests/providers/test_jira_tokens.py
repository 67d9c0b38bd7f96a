"""The life of a connection with Jira."""

import pytest

from integrations.models import Token
from tests.providers.connected import asked

TOKEN = "/oauth/token"


@pytest.fixture
def jira(caller):
    assert caller.connect("jira")["status"] == "success"
    return caller


def refused(sandbox, **body):
    sandbox.control("expire", provider="jira", kind="access")
    sandbox.control("failures", provider="jira", path=TOKEN, status=403, body=body)


def test_both_permissions_are_granted(jira):
    assert [each["service_name"] for each in jira.integrations()[0]["enabled_services"]] == [
        "jira.read",
        "jira.write",
    ]


def test_a_dead_refresh_token_ends_the_connection(jira, sandbox):
    # promise 48
    sandbox.control("revoke", provider="jira")

    response = jira.get("jira/me")

    assert response.status_code == 401
    assert response.json()["error_code"] == "INTEGRATION_TOKEN_ERROR"
    assert jira.integrations()[0]["status"] == "expired"


def test_a_refused_app_does_not(jira, sandbox):
    said = "Grant type not allowed for the client."
    refused(sandbox, error="unauthorized_client", error_description=said)

    assert jira.get("jira/me").status_code != 200
    assert jira.integrations()[0]["status"] == "active"


def test_an_invalid_grant_ends_the_connection_too(jira, sandbox):
    said = "Unknown or invalid refresh token."
    refused(sandbox, error="invalid_grant", error_description=said)

    assert jira.get("jira/me").status_code == 401
    assert jira.integrations()[0]["status"] == "expired"


def test_there_is_nothing_to_take_back(jira, sandbox):
    before = sandbox.requests(provider="jira")["count"]

    jira.client.delete(f"/api/v1/accounts/{jira.account_id}/integrations/jira")

    assert not Token.objects.exists()
    assert sandbox.requests(provider="jira")["count"] == before


def test_a_scope_that_is_missing_upstream_is_told_so(caller, sandbox):
    caller.connect("jira", scopes=["jira.read"])
    body = {"code": 401, "message": "Unauthorized; scope does not match"}
    sandbox.control("failures", provider="jira", path="/ex/jira", status=401, body=body)

    response = caller.get("jira/me")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
    assert asked(sandbox, "jira", TOKEN) == 2  # the exchange, and the list of sites below it
