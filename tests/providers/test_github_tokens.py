"""The life of a GitHub connection."""

from integrations.models import Integration
from tests.providers.connected import asked

PERSON = "mara-lindqvist"


def test_connecting_grants_both_permissions_and_keeps_who_it_is(github):
    [connected] = github.integrations()
    row = Integration.objects.get()

    assert connected["status"] == "active"
    assert connected["enabled_services"] == [
        {"service_name": "github.read", "is_enabled": True},
        {"service_name": "github.write", "is_enabled": True},
    ]
    assert row.provider_user_id == "583201"
    assert row.provider_user_name == PERSON
    assert row.provider_data == {"login": PERSON}
    assert row.provider_user_email.endswith("@northwind.example")


def test_a_revoked_token_without_a_refresh_token_expires_the_connection(github, sandbox):
    # promise 48
    sandbox.control("revoke", provider="github")

    response = github.get("github/repos")

    assert response.status_code == 401
    assert response.json()["error_code"] == "INTEGRATION_TOKEN_ERROR"
    assert github.integrations()[0]["status"] == "expired"
    assert asked(sandbox, "github", "/login/oauth/access_token") == 1


def test_an_expiring_token_is_refreshed_once_and_rotated(caller, sandbox):
    sandbox.control("settings/github", expiring_tokens=True)
    caller.connect("github")
    sandbox.control("expire", provider="github", kind="access")

    assert caller.get("github/repos").status_code == 200
    assert caller.get("github/repos").status_code == 200
    assert asked(sandbox, "github", "/login/oauth/access_token") == 2


def test_a_dead_refresh_token_in_a_200_expires_the_connection(caller, sandbox):
    sandbox.control("settings/github", expiring_tokens=True)
    caller.connect("github")
    sandbox.control("expire", provider="github", kind="access")
    sandbox.control("expire", provider="github", kind="refresh")

    assert caller.get("github/repos").status_code == 401
    assert caller.integrations()[0]["status"] == "expired"


def test_disconnecting_takes_the_token_back(github, sandbox):
    github.client.delete(f"/api/v1/accounts/{github.account_id}/integrations/github")

    [asked] = sandbox.requests(provider="github", method="DELETE")["requests"]
    assert asked["path"] == "/applications/sandbox-github/token"
    assert asked["status"] == 204
