"""GET /accounts/:id."""

from datetime import UTC, datetime

import pytest

from accounts.models import ConnectedAccount
from tests.factories import make_account, make_integration

NOON = datetime(2026, 2, 25, 12, tzinfo=UTC)
UNKNOWN = "550e8400-e29b-41d4-a716-446655440000"


def path_of(account):
    return f"/api/v1/accounts/{account.pk}"


def test_shows_the_account_with_its_integrations(api, partner):
    account = make_account(partner, "user-456", display_name="Acme", metadata={"a": [1, None]})
    ConnectedAccount.objects.update(created_at=NOON)
    google = make_integration(account, "google", connected_at=NOON)
    slack = make_integration(account, "slack", connected_at=NOON, status="expired")

    response = api.get(path_of(account))

    assert response.status_code == 200
    assert response.json() == {
        "ok": True,
        "data": {
            "id": str(account.pk),
            "external_id": "user-456",
            "display_name": "Acme",
            "metadata": {"a": [1, None]},
            "created_at": "2026-02-25T12:00:00.000Z",
            "integrations": [
                {
                    "id": str(google.pk),
                    "provider": "google",
                    "status": "active",
                    "connected_at": "2026-02-25T12:00:00.000Z",
                },
                {
                    "id": str(slack.pk),
                    "provider": "slack",
                    "status": "expired",
                    "connected_at": "2026-02-25T12:00:00.000Z",
                },
            ],
        },
    }


def test_shows_no_integrations_of_other_accounts(api, partner):
    account = make_account(partner, "a")
    make_integration(make_account(partner, "b"), "github")

    assert api.get(path_of(account)).json()["data"]["integrations"] == []


@pytest.mark.parametrize(
    "account_id",
    [UNKNOWN, "not-a-uuid", "1", "user-123", UNKNOWN + "0", "%00", "..", "%2e%2e", "ü", "a" * 300],
)
def test_an_unknown_and_a_malformed_id_are_404(api, account, account_id):
    response = api.get(f"/api/v1/accounts/{account_id}")

    assert response.status_code == 404
    assert response.json()["error_code"] == "NOT_FOUND"


@pytest.mark.parametrize("spelling", ["{%s}", "urn:uuid:%s", "%s-"])
def test_an_id_in_another_dress_is_malformed(api, account, spelling):
    assert api.get(f"/api/v1/accounts/{spelling % account.pk}").status_code == 404
    assert api.get(f"/api/v1/accounts/{account.pk.hex}").status_code == 404
    assert api.get(f"/api/v1/accounts/{str(account.pk).upper()}").status_code == 200


def test_the_users_own_account_is_out_of_reach(api, partner):
    own = ConnectedAccount.objects.own_of(partner.user)

    assert api.get(path_of(own)).status_code == 404
