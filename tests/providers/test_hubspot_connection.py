"""The life of a HubSpot connection, and calls over our API with the sandbox playing HubSpot."""

import pytest

from integrations.models import Integration, Token
from tests.factories import make_account
from tests.providers.connected import asked

TOKEN = "/oauth/2026-03/token"
REVOKE = f"{TOKEN}/revoke"


@pytest.fixture
def hubspot(caller):
    assert caller.connect("hubspot")["status"] == "success"
    return caller


def test_connecting_grants_both_permissions_and_keeps_who_it_is(hubspot):
    [connected] = hubspot.integrations()
    row = Integration.objects.get()

    assert connected["status"] == "active"
    assert connected["enabled_services"] == [
        {"service_name": "hubspot.read", "is_enabled": True},
        {"service_name": "hubspot.write", "is_enabled": True},
    ]
    assert row.provider_user_id == "48120915"
    assert row.provider_user_name == "app-eu1.hubspot.com 48120915"
    assert row.provider_user_email == "mara@northwind.example"
    assert row.provider_data == {
        "hub_id": 48120915,
        "user_id": 7301441,
        "portal_id": "48120915",
    }


def test_without_the_scope_for_owners_the_address_stays_unknown(caller):
    caller.connect("hubspot", scopes=["crm.objects.contacts.read"])

    assert Integration.objects.get().provider_user_email == ""
    assert caller.integrations()[0]["status"] == "active"


def test_an_expired_token_is_refreshed_and_the_refresh_token_stays(hubspot, sandbox):
    before = Token.objects.get().refresh_token
    sandbox.control("expire", provider="hubspot", kind="access")

    assert hubspot.get("hubspot/contacts").status_code == 200
    assert Token.objects.get().refresh_token == before
    assert asked(sandbox, "hubspot", TOKEN) == 2


def test_an_uninstalled_app_expires_the_connection(hubspot, sandbox):
    sandbox.control("revoke", provider="hubspot")

    response = hubspot.get("hubspot/contacts")

    assert response.status_code == 401
    assert response.json()["error_code"] == "INTEGRATION_TOKEN_ERROR"
    assert hubspot.integrations()[0]["status"] == "expired"


def test_the_word_of_old_answers_expires_the_connection_too(hubspot, sandbox):
    sandbox.control("expire", provider="hubspot", kind="access")
    old = {"status": "BAD_REFRESH_TOKEN", "message": "missing or invalid refresh token"}
    sandbox.control("failures", provider="hubspot", path=TOKEN, status=400, body=old)

    assert hubspot.get("hubspot/contacts").status_code == 401
    assert hubspot.integrations()[0]["status"] == "expired"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, {"status": "BAD_CLIENT_SECRET", "error": "invalid_client"}),
        (429, {"status": "error", "errorType": "RATE_LIMIT", "policyName": "DAILY"}),
        (500, {"status": "error", "message": "internal error"}),
    ],
)
def test_other_trouble_at_the_token_endpoint_ends_nothing(hubspot, sandbox, status, body):
    sandbox.control("expire", provider="hubspot", kind="access")
    sandbox.control("failures", provider="hubspot", path=TOKEN, status=status, body=body)

    assert hubspot.get("hubspot/contacts").status_code in {401, 503}
    assert hubspot.integrations()[0]["status"] == "active"


def test_disconnecting_takes_the_refresh_token_back(hubspot, sandbox):
    hubspot.client.delete(f"/api/v1/accounts/{hubspot.account_id}/integrations/hubspot")

    [request] = sandbox.requests(provider="hubspot", path=REVOKE)["requests"]
    assert (request["method"], request["status"]) == ("POST", 200)


def test_a_sibling_of_the_same_account_keeps_its_refresh_token(hubspot, sandbox):
    first, partner = hubspot.account_id, Integration.objects.get().account.partner
    hubspot.account_id = make_account(partner, external_id="user-2").pk
    hubspot.connect("hubspot", person="tomas")

    hubspot.client.delete(f"/api/v1/accounts/{first}/integrations/hubspot")

    assert asked(sandbox, "hubspot", REVOKE) == 0


def test_lists_are_paged_to_their_end(hubspot):
    seen, cursor = [], None
    for _ in range(10):
        more = {"cursor": cursor} if cursor else {}
        body = hubspot.get("hubspot/contacts", limit=3, **more).json()
        seen += [contact["email"] for contact in body["data"]["contacts"]]
        cursor = body["next_cursor"]
        if cursor is None:
            break

    assert len(seen) == 4
    assert len(set(seen)) == 4


def test_searches_are_paged_in_the_body(hubspot):
    owned = [{"propertyName": "hubspot_owner_id", "operator": "EQ", "value": 50901}]

    first = hubspot.post("hubspot/contacts/search", filters=owned, limit=1).json()
    second = hubspot.post(
        "hubspot/contacts/search", filters=owned, limit=1, cursor=first["next_cursor"]
    ).json()

    assert first["data"]["total"] == 2
    assert [page["data"]["contacts"][0]["firstName"] for page in (first, second)] == ["Rui", "Piet"]
    assert second["next_cursor"] is None


def test_beyond_ten_thousand_results_hubspot_refuses(hubspot):
    response = hubspot.post("hubspot/contacts/search", limit=100, cursor="9950")

    assert response.status_code == 400
    assert response.json()["details"]["source"] == "provider"


def test_a_created_deal_is_found_and_changed(hubspot):
    made = hubspot.post(
        "hubspot/deals", properties={"dealname": "Lanterns", "amount": "70"}
    ).json()["data"]
    changed = hubspot.send(
        "patch", f"hubspot/deals/{made['id']}", {"properties": {"amount": "80"}}
    ).json()["data"]

    assert (made["name"], made["amount"], changed["amount"]) == ("Lanterns", "70", "80")
    found = hubspot.post("hubspot/deals/search", query="lanterns").json()["data"]
    assert [(deal["id"], deal["amount"]) for deal in found["deals"]] == [(made["id"], "80")]


def test_a_contact_that_exists_is_a_bad_request(hubspot):
    response = hubspot.post("hubspot/contacts", properties={"email": "rui@harbour.example"})

    assert response.status_code == 400
    assert "already exists" in response.json()["details"]["reason"]


def test_an_unknown_contact_is_not_found(hubspot):
    assert hubspot.get("hubspot/contacts/99999").status_code == 404


def test_a_limit_passes_its_wait_on(hubspot, sandbox):
    body = {"status": "error", "errorType": "RATE_LIMIT", "policyName": "TEN_SECONDLY_ROLLING"}
    sandbox.control(
        "failures", provider="hubspot", path="/crm/v3/owners/", status=429, times=9, body=body
    )

    response = hubspot.get("hubspot/owners")

    assert response.status_code == 429
    assert 0 < response.json()["retry_after"] <= 10


def test_narrow_scopes_are_told(caller):
    caller.connect("hubspot", scopes=["hubspot.read"])

    response = caller.post("hubspot/notes", body="x")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
