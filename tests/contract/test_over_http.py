"""The guide's Python, run as printed against a listening server."""

import pytest
import requests

from tests.connect.walk import walk
from tests.contract.consenting import callback_of

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def headers(api, account, sandbox):
    api.get(callback_of(walk(api, account, "google")))
    api.get(callback_of(walk(api, account, "slack")))
    api.get(callback_of(walk(api, account, "github")))
    return {"Authorization": f"Bearer {api.key}", "X-Account-Id": "user-123"}


def test_making_calls_with_requests(live_server, headers):
    """Making API Calls > Provider Examples, and Checking Integration Status."""
    base = f"{live_server.url}/api/v1"

    messages = requests.get(f"{base}/google/gmail/messages", headers=headers, timeout=20).json()
    sent = requests.post(
        f"{base}/google/gmail/messages/send",
        headers={**headers, "Content-Type": "application/json"},
        json={
            "to": "recipient@example.com",
            "subject": "Hello",
            "body": "Sent via the Connected Accounts API",
        },
        timeout=20,
    ).json()
    channels = requests.get(f"{base}/slack/channels", headers=headers, timeout=20).json()
    repos = requests.get(f"{base}/github/repos", headers=headers, timeout=20).json()

    assert [each["ok"] for each in (messages, sent, channels, repos)] == [True] * 4
    assert messages["data"]["messages"]
    assert sent["data"]["id"]
    assert channels["data"]["channels"]
    assert repos["data"]


def test_checking_status_with_requests(live_server, headers, account):
    """Making API Calls > Checking Integration Status."""
    response = requests.get(
        f"{live_server.url}/api/v1/accounts/{account.pk}/integrations",
        headers={"Authorization": headers["Authorization"]},
        timeout=20,
    ).json()

    google = next(
        (i for i in response["data"]["integrations"] if i["provider"] == "google"),
        None,
    )
    assert google
    assert google["status"] == "active"


@pytest.mark.parametrize("external_id", ["用户-Ä-😀", "tenant:acme:user:jane", "a b"])
def test_an_account_id_travels_as_bytes_and_percent_encoded(live_server, api, external_id):
    """Making API Calls > The X-Account-Id Header."""
    api.post_json("/api/v1/accounts", {"external_id": external_id})
    url, key = f"{live_server.url}/api/v1/me", {"Authorization": f"Bearer {api.key}"}

    as_bytes = requests.get(url, headers=key | {"X-Account-Id": external_id.encode()}, timeout=20)
    quoted = requests.utils.quote(external_id, safe="")
    encoded = requests.get(url, headers=key | {"X-Account-Id": quoted}, timeout=20)
    unknown = requests.get(url, headers=key | {"X-Account-Id": "nobody"}, timeout=20)

    assert (as_bytes.status_code, encoded.status_code, unknown.status_code) == (200, 200, 404)


def test_a_redirect_is_never_answered(live_server, api):
    for path in ("accounts/", "me/", "health/", "nowhere/"):
        response = requests.get(
            f"{live_server.url}/api/v1/{path}", allow_redirects=False, timeout=20
        )
        assert (response.status_code, response.json()["ok"]) == (404, False)
