"""The life of a Notion connection: no scopes, no expiry, tokens that rotate."""

from urllib.parse import parse_qs, urlsplit

import pytest

from integrations.models import Integration, Token
from providers.definitions.notion import quirks
from providers.spec import Grant, Identity
from tests.contract.shapes import explained
from tests.providers.connected import RETURN_TO, asked
from tests.providers.recorded_call import RecordedCall, sample

ALL = [
    "notion.databases.read",
    "notion.databases.write",
    "notion.pages.read",
    "notion.pages.write",
    "notion.search",
]
TOKEN = "/v1/oauth/token"


def enabled(caller):
    [integration] = caller.integrations()
    return [each["service_name"] for each in integration["enabled_services"]]


def test_the_grant_knows_no_expiry_and_no_scopes_but_the_workspace():
    assert quirks.read_grant(sample("notion", "token")) == {
        "main": Grant(
            "ntn_sample",
            refresh_token="nrt_sample",
            extra={
                "bot_id": "b1000000-0000-4000-8000-000000000001",
                "workspace_id": "b0a5c3d0-0000-4000-8000-00000000c0de",
                "workspace_name": "Northwind",
            },
        )
    }


def test_an_older_grant_has_no_refresh_token():
    older = {"access_token": "secret_sample", "refresh_token": None, "workspace_name": None}

    assert quirks.read_grant(older) == {"main": Grant("secret_sample")}


def test_the_identity_is_the_owner_of_the_bot_in_a_workspace():
    call = RecordedCall(sample("notion", "me"))

    assert quirks.identity(call) == Identity(
        "b0a5c3d0-0000-4000-8000-00000000c0de:c1000000-0000-4000-8000-000000000001",
        "Northwind",
        "mara@northwind.example",
        {
            "bot_id": "b1000000-0000-4000-8000-000000000001",
            "workspace_id": "b0a5c3d0-0000-4000-8000-00000000c0de",
            "person": "Mara Lindqvist",
        },
    )
    assert [each.url for each in call.sent] == ["https://api.notion.com/v1/users/me"]


def test_an_app_that_may_not_see_people_still_knows_its_bot():
    call = RecordedCall({"object": "user", "id": "b1", "type": "bot", "bot": {}})
    call.connection = {"workspace_id": "w1", "workspace_name": "Northwind"}

    who = quirks.identity(call)

    assert (who.id, who.name, who.email) == ("w1:b1", "Northwind", "")


def test_consent_is_asked_for_without_a_scope(caller):
    order = {"provider": "notion", "redirect_url": RETURN_TO}
    started = caller.post(f"accounts/{caller.account_id}/connect", **order).json()

    query = parse_qs(urlsplit(started["data"]["connect_url"]).query)

    assert set(query) == {"client_id", "redirect_uri", "response_type", "state", "owner"}
    assert query["owner"] == ["user"]


def test_everything_is_granted_unless_less_was_asked_for(caller):
    caller.connect("notion")
    assert enabled(caller) == ALL

    caller.connect("notion", scopes=["notion.pages.read", "notion.search"])
    assert enabled(caller) == ["notion.pages.read", "notion.search"]
    refused = caller.post("notion/pages", parent_id="x", title="T")
    assert refused.status_code == 403
    assert refused.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"


def test_a_scope_notion_does_not_have_is_refused(caller):
    response = caller.post(
        f"accounts/{caller.account_id}/connect",
        provider="notion",
        redirect_url=RETURN_TO,
        scopes=["read_content"],
    )

    assert response.status_code == 400
    said = explained("VALIDATION_ERROR", scopes=["read_content"])
    assert response.json()["details"] == said


def test_what_is_known_of_a_connection(caller):
    caller.connect("notion", person="aiko")
    row = Integration.objects.get()

    assert row.provider_user_name == "Northwind"
    assert row.provider_user_email == "aiko@northwind.example"
    assert row.provider_user_id.endswith(":c1000000-0000-4000-8000-000000000003")
    assert Token.objects.get().expires_at is None


# promise 48
def test_a_token_is_refreshed_when_notion_refuses_it_and_rotates(caller, sandbox):
    caller.connect("notion")
    for count in (2, 3):
        sandbox.control("expire", provider="notion", kind="access")
        assert caller.get("notion/users").status_code == 200
        assert asked(sandbox, "notion", TOKEN) == count


def test_without_a_refresh_token_a_refused_token_is_the_end(caller, sandbox):
    sandbox.control("settings/notion", expiring_tokens=False)
    caller.connect("notion")
    sandbox.control("expire", provider="notion", kind="access")

    response = caller.get("notion/users")

    assert response.status_code == 401
    assert response.json()["code"] == "INTEGRATION_EXPIRED"
    assert asked(sandbox, "notion", TOKEN) == 1


@pytest.mark.parametrize("member", ["error", "code"])
def test_a_dead_refresh_token_expires_the_connection(caller, sandbox, member):
    caller.connect("notion")
    sandbox.control("expire", provider="notion", kind="access")
    sandbox.control(
        "failures", provider="notion", path=TOKEN, status=400, body={member: "invalid_grant"}
    )

    assert caller.get("notion/users").status_code == 401
    assert caller.integrations()[0]["status"] == "expired"


def test_disconnecting_takes_the_token_back(caller, sandbox):
    caller.connect("notion")

    caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/notion")

    [revoked] = sandbox.requests(provider="notion", path="/v1/oauth/revoke")["requests"]
    assert revoked["status"] == 200
