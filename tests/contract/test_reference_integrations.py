"""API reference: integrations, and calls on behalf of accounts."""

import pytest

from tests.contract.shapes import (
    ACCOUNTS,
    UNKNOWN,
    a_boolean,
    a_list,
    an_object,
    an_object_or_null,
    failure,
    has_types,
    success,
    success_list,
    text,
    time,
    uuid,
)


def test_integrations_response(api, account, connect):
    """API Reference > GET /api/v1/accounts/:id/integrations."""
    connect("google", scopes=["gmail.read"])

    data = success(api.get(f"{ACCOUNTS}/{account.pk}/integrations"))

    assert list(data) == ["integrations"]
    [integration] = data["integrations"]
    has_types(
        integration,
        id=uuid,
        provider=text,
        status=text,
        connected_at=time,
        enabled_services=a_list,
        missing_scopes=a_list,
        connected_as=an_object,
        account_mismatch=a_boolean,
        formerly_connected_as=an_object_or_null,
        scopes=an_object,
        permissions=a_list,
    )
    assert integration["enabled_services"] == [{"service_name": "gmail.read", "is_enabled": True}]


def test_integrations_errors(api):
    """API Reference > GET /api/v1/accounts/:id/integrations."""
    failure(api.get(f"{ACCOUNTS}/{UNKNOWN}/integrations"), 404)


def test_disconnect_response_and_revocation(api, account, connect, sandbox):
    """API Reference > DELETE /api/v1/accounts/:id/integrations/:provider."""
    connect("slack")
    path = f"{ACCOUNTS}/{account.pk}/integrations"

    data = success(api.delete(f"{path}/slack"))

    assert data == {"deleted": True, "provider": "slack"}
    assert success(api.get(path)) == {"integrations": []}
    assert sandbox.requests(provider="slack", path="/api/auth.revoke")["count"] == 1


@pytest.mark.parametrize("provider", ["slack", "nosuch", "Slack", "%00"])
def test_disconnect_errors(api, account, provider):
    """API Reference > DELETE /api/v1/accounts/:id/integrations/:provider."""
    failure(api.delete(f"{ACCOUNTS}/{account.pk}/integrations/{provider}"), 404)
    failure(api.delete(f"{ACCOUNTS}/{UNKNOWN}/integrations/{provider}"), 404)


def test_making_calls_header_names_the_account(caller, connect):
    """API Reference > Making API Calls on Behalf of Accounts."""
    connect("google")

    data = success_list(caller.get("/api/v1/google/gmail/messages"))

    assert data["messages"]


def test_making_calls_unknown_account(api):
    """API Reference > Making API Calls on Behalf of Accounts."""
    error = failure(api.acting_for("invalid-id").get("/api/v1/google/gmail/messages"), 404)

    assert error["error"] == 'Connected account "invalid-id" not found'


def test_making_calls_the_internal_id_is_not_an_account_id(api, account):
    """API Reference > Making API Calls on Behalf of Accounts."""
    failure(api.acting_for(str(account.pk)).get("/api/v1/google/gmail/messages"), 404)


@pytest.mark.parametrize("path", ["google/gmail/messages", "slack/channels", "github/repos"])
def test_making_calls_the_header_is_required(api, path):
    """API Reference > Making API Calls on Behalf of Accounts."""
    failure(api.get(f"/api/v1/{path}"), 400)
