"""The accounts guide: every example it prints, sent as printed and answered as printed."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine

from accounts.models import ConnectedAccount
from integrations.models import Integration, Token
from tests.conftest import Api
from tests.connect.walk import grant, result_of, walk
from tests.factories import make_account, make_integration, make_key, make_user

ID = UUID("550e8400-e29b-41d4-a716-446655440000")
GOOGLE_ID = UUID("770e8400-e29b-41d4-a716-446655440002")
SLACK_ID = UUID("880e8400-e29b-41d4-a716-446655440003")
CREATED = datetime(2026, 2, 25, 10, tzinfo=UTC)


@pytest.fixture
def acme(partner):
    account = make_account(
        partner, "user-456", id=ID, display_name="Acme Corp", metadata={"plan": "enterprise"}
    )
    ConnectedAccount.objects.update(created_at=CREATED)
    return account


@time_machine.travel(CREATED, tick=False)
def test_create_an_account(api):
    """Accounts > Create an Account."""
    response = api.post_json(
        "/api/v1/accounts",
        {
            "external_id": "user-456",
            "display_name": "Acme Corp",
            "metadata": {"plan": "enterprise", "region": "us-east"},
        },
    )

    assert response.status_code == 200
    assert response.json() == {
        "ok": True,
        "data": {
            "id": str(ConnectedAccount.objects.get().pk),
            "external_id": "user-456",
            "display_name": "Acme Corp",
            "metadata": {"plan": "enterprise", "region": "us-east"},
            "created_at": "2026-02-25T10:00:00.000Z",
        },
    }


def test_create_an_account_errors(api, acme):
    """Accounts > Create an Account > Errors."""
    missing = api.post_json("/api/v1/accounts", {"display_name": "Acme Corp"})
    nobody = Api(make_key(make_user())).post_json("/api/v1/accounts", {"external_id": "u"})
    taken = api.post_json("/api/v1/accounts", {"external_id": "user-456"})

    assert (missing.status_code, missing.json()["error_code"]) == (400, "VALIDATION_ERROR")
    assert (nobody.status_code, nobody.json()["error_code"]) == (403, "PARTNER_REQUIRED")
    assert (taken.status_code, taken.json()["error"]) == (
        409,
        "An account with this external_id already exists",
    )


def test_list_accounts(api, partner, acme):
    """Accounts > List Accounts."""
    for number in range(41):
        older = make_account(partner, f"older-{number}")
        ConnectedAccount.objects.filter(pk=older.pk).update(
            created_at=datetime(2025, 1, 1, tzinfo=UTC)
        )

    response = api.get("/api/v1/accounts?limit=10&offset=0")

    data = response.json()["data"]
    assert data["accounts"][0] == {
        "id": "550e8400-e29b-41d4-a716-446655440000",
        "external_id": "user-456",
        "display_name": "Acme Corp",
        "metadata": {"plan": "enterprise"},
        "created_at": "2026-02-25T10:00:00.000Z",
    }
    assert (len(data["accounts"]), data["total"]) == (10, 42)
    assert (data["limit"], data["offset"]) == (10, 0)


def test_get_an_account(api, acme):
    """Accounts > Get an Account."""
    make_integration(acme, "google", id=GOOGLE_ID, connected_at=CREATED.replace(minute=5))
    make_integration(acme, "slack", id=SLACK_ID, connected_at=CREATED.replace(minute=10))

    response = api.get("/api/v1/accounts/550e8400-e29b-41d4-a716-446655440000")

    assert response.json() == {
        "ok": True,
        "data": {
            "id": "550e8400-e29b-41d4-a716-446655440000",
            "external_id": "user-456",
            "display_name": "Acme Corp",
            "metadata": {"plan": "enterprise"},
            "created_at": "2026-02-25T10:00:00.000Z",
            "integrations": [
                {
                    "id": "770e8400-e29b-41d4-a716-446655440002",
                    "provider": "google",
                    "status": "active",
                    "connected_at": "2026-02-25T10:05:00.000Z",
                },
                {
                    "id": "880e8400-e29b-41d4-a716-446655440003",
                    "provider": "slack",
                    "status": "active",
                    "connected_at": "2026-02-25T10:10:00.000Z",
                },
            ],
        },
    }


def test_get_an_account_errors(api):
    """Accounts > Get an Account > Errors."""
    response = api.get("/api/v1/accounts/550e8400-e29b-41d4-a716-446655440000")

    assert (response.status_code, response.json()["error_code"]) == (404, "NOT_FOUND")


def test_update_an_account(api, acme):
    """Accounts > Update an Account."""
    response = api.send(
        "PATCH",
        "/api/v1/accounts/550e8400-e29b-41d4-a716-446655440000",
        {
            "display_name": "Acme Corp (Enterprise)",
            "metadata": {"plan": "enterprise", "region": "eu-west", "seats": 50},
        },
    )

    assert response.json() == {
        "ok": True,
        "data": {
            "id": "550e8400-e29b-41d4-a716-446655440000",
            "external_id": "user-456",
            "display_name": "Acme Corp (Enterprise)",
            "metadata": {"plan": "enterprise", "region": "eu-west", "seats": 50},
            "created_at": "2026-02-25T10:00:00.000Z",
        },
    }


def test_metadata_is_replaced_entirely(api, acme):
    """Accounts > Update an Account > Note."""
    path = "/api/v1/accounts/550e8400-e29b-41d4-a716-446655440000"

    response = api.send("PATCH", path, {"metadata": {"seats": 50}})

    assert response.json()["data"]["metadata"] == {"seats": 50}


def test_at_least_one_field_is_required(api, acme):
    """Accounts > Update an Account."""
    path = "/api/v1/accounts/550e8400-e29b-41d4-a716-446655440000"

    assert api.send("PATCH", path, {}).status_code == 400


def test_delete_an_account(api, acme, upstream):
    """Accounts > Delete an Account: its integrations and tokens are removed."""
    make_integration(acme, "github")
    upstream.delete("https://api.github.com/applications/github-client/token", status=204)

    response = api.delete("/api/v1/accounts/550e8400-e29b-41d4-a716-446655440000")

    assert response.json() == {"ok": True, "data": {"deleted": True}}
    assert not Integration.objects.exists()
    assert not Token.objects.exists()


@pytest.mark.parametrize("external_id", ["user-123", "org_abc_user_456", "tenant:acme:user:jane"])
def test_the_external_id_field(api, upstream, external_id):
    """Accounts > The external_id Field: any such text, given back in the redirect."""
    created = api.post_json("/api/v1/accounts", {"external_id": external_id}).json()["data"]
    grant(upstream)

    back = walk(api, ConnectedAccount.objects.get(pk=created["id"])).come_back()

    assert result_of(back)[1]["account_id"] == external_id
