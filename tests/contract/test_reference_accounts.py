"""API reference: connected accounts."""

from tests.contract.shapes import (
    ACCOUNT,
    ACCOUNTS,
    UNKNOWN,
    a_list,
    failure,
    has_types,
    success,
    success_list,
    text,
    time,
    uuid,
)


def test_create_account_request_and_response(api):
    """API Reference > POST /api/v1/accounts."""
    sent = {
        "external_id": "string (required, 1-255 chars, unique per partner)",
        "display_name": "string (optional, max 255 chars)",
        "metadata": {"key": "value"},
    }

    data = success(api.post_json(ACCOUNTS, sent))

    has_types(data, **ACCOUNT)
    assert {name: data[name] for name in sent} == sent


def test_create_account_defaults(api):
    """API Reference > POST /api/v1/accounts."""
    data = success(api.post_json(ACCOUNTS, {"external_id": "u"}))

    has_types(data, **ACCOUNT)
    assert (data["display_name"], data["metadata"]) == (None, {})


def test_create_account_errors(api, account):
    """API Reference > POST /api/v1/accounts."""
    failure(api.post_json(ACCOUNTS, {}), 400)
    failure(api.post_json(ACCOUNTS, {"external_id": account.external_id}), 409)


def test_list_accounts_query_and_response(api, account):
    """API Reference > GET /api/v1/accounts."""
    data = success_list(api.get(f"{ACCOUNTS}?limit=20&offset=0"))

    assert list(data) == ["accounts", "total", "limit", "offset"]
    assert (data["total"], data["limit"], data["offset"]) == (1, 20, 0)
    [shown] = data["accounts"]
    has_types(shown, **ACCOUNT)


def test_get_account_response(api, account, connect):
    """API Reference > GET /api/v1/accounts/:id."""
    connect("google")

    data = success(api.get(f"{ACCOUNTS}/{account.pk}"))

    has_types(data, **ACCOUNT, integrations=a_list)
    [integration] = data["integrations"]
    has_types(integration, id=uuid, provider=text, status=text, connected_at=time)
    assert (integration["provider"], integration["status"]) == ("google", "active")


def test_get_account_errors(api):
    """API Reference > GET /api/v1/accounts/:id."""
    failure(api.get(f"{ACCOUNTS}/{UNKNOWN}"), 404)


def test_update_account_request_and_response(api, account):
    """API Reference > PATCH /api/v1/accounts/:id."""
    sent = {"display_name": "string (optional)", "metadata": {"key": "value"}}

    data = success(api.send("PATCH", f"{ACCOUNTS}/{account.pk}", sent))

    has_types(data, **ACCOUNT)
    assert {name: data[name] for name in sent} == sent


def test_update_account_errors(api, account):
    """API Reference > PATCH /api/v1/accounts/:id."""
    failure(api.send("PATCH", f"{ACCOUNTS}/{account.pk}", {}), 400)
    failure(api.send("PATCH", f"{ACCOUNTS}/{UNKNOWN}", {"display_name": "x"}), 404)


def test_delete_account_response(api, account, connect):
    """API Reference > DELETE /api/v1/accounts/:id."""
    connect("slack")

    assert success(api.delete(f"{ACCOUNTS}/{account.pk}")) == {"deleted": True}


def test_delete_account_errors(api):
    """API Reference > DELETE /api/v1/accounts/:id."""
    failure(api.delete(f"{ACCOUNTS}/{UNKNOWN}"), 404)
