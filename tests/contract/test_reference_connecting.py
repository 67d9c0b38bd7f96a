"""API reference: connect sessions and the callback."""

import pytest

from tests.connect.walk import result_of, walk
from tests.contract.consenting import callback_of
from tests.contract.shapes import ACCOUNTS, UNKNOWN, failure, has_types, success, text, time, uuid


@pytest.mark.parametrize("provider", ["google", "slack", "github"])
def test_connect_request_and_response(api, account, provider):
    """API Reference > POST /api/v1/accounts/:id/connect."""
    sent = {"provider": provider, "redirect_url": "https://yourapp.com/callback"}

    data = success(api.post_json(f"{ACCOUNTS}/{account.pk}/connect", sent))

    has_types(data, connect_url=text, session_id=uuid, expires_at=time)
    assert data["connect_url"].startswith("https://")


def test_connect_custom_scopes(api, account):
    """API Reference > POST /api/v1/accounts/:id/connect."""
    sent = {
        "provider": "github",
        "redirect_url": "https://yourapp.com/callback",
        "scopes": ["optional", "custom", "scopes"],
    }

    data = success(api.post_json(f"{ACCOUNTS}/{account.pk}/connect", sent))

    assert "scope=read%3Auser%20user%3Aemail%20optional%20custom%20scopes" in data["connect_url"]


def test_connect_errors(api, account):
    """API Reference > POST /api/v1/accounts/:id/connect."""
    good = {"provider": "github", "redirect_url": "https://yourapp.com/callback"}
    path = f"{ACCOUNTS}/{account.pk}/connect"

    failure(api.post_json(path, good | {"provider": "nosuch"}), 400)
    failure(api.post_json(path, good | {"redirect_url": "http://yourapp.com/callback"}), 400)
    failure(api.post_json(f"{ACCOUNTS}/{UNKNOWN}/connect", good), 404)


def test_session_status_response(api, account, sandbox):
    """API Reference > GET /api/v1/accounts/:id/connect/:sessionId."""
    session = walk(api, account)
    path = f"{ACCOUNTS}/{account.pk}/connect/{session.data['session_id']}"

    pending = success(api.get(path))
    api.get(callback_of(session, "deny"))
    failed = success(api.get(path))

    members = {"session_id": uuid, "provider": text, "status": text}
    times = {"created_at": time, "expires_at": time}
    has_types(pending, **members, **times)
    has_types(failed, **members, error=text, **times)
    assert (pending["status"], failed["status"]) == ("pending", "failed")
    assert failed["error"] == "access_denied"


def test_session_status_errors(api, account):
    """API Reference > GET /api/v1/accounts/:id/connect/:sessionId."""
    failure(api.get(f"{ACCOUNTS}/{UNKNOWN}/connect/{UNKNOWN}"), 404)
    failure(api.get(f"{ACCOUNTS}/{account.pk}/connect/{UNKNOWN}"), 404)


@pytest.mark.parametrize("provider", ["google", "slack", "github"])
def test_callback_behavior_and_success_redirect(api, account, sandbox, provider):
    """API Reference > GET /api/v1/connect/callback."""
    session = walk(api, account, provider, redirect_url="https://yourapp.com/callback")

    back = api.get(callback_of(session))

    assert back["Location"].startswith(
        f"https://yourapp.com/callback?status=success&provider={provider}&account_id=user-123"
    )
    [integration] = session.integrations()
    assert integration["status"] == "active"
    assert all(each["is_enabled"] for each in integration["enabled_services"])


@pytest.mark.parametrize("provider", ["google", "slack", "github"])
def test_callback_error_redirect(api, account, sandbox, provider):
    """API Reference > GET /api/v1/connect/callback."""
    session = walk(api, account, provider, redirect_url="https://yourapp.com/callback")

    back = api.get(callback_of(session, "deny"))

    assert back["Location"] == "https://yourapp.com/callback?error=access_denied"


def test_callback_used_code_is_not_exchanged_again(api, account, sandbox):
    """API Reference > GET /api/v1/connect/callback."""
    session = walk(api, account)
    callback = callback_of(session)

    first, second = api.get(callback), api.get(callback)

    assert result_of(first)[1]["status"] == "success"
    assert second.status_code == 400
    assert sandbox.requests(path="/login/oauth/access_token")["count"] == 1
