"""What is odd about HubSpot, put right."""

import pytest

from providers.definitions.hubspot.quirks import connection, records
from providers.spec import Grant, Identity
from tests.providers.recorded_call import RecordedCall, sample

API = "https://api.hubapi.com"


def connected(*bodies, **facts):
    call = RecordedCall(*bodies)
    call.connection = facts
    return call


def test_a_token_answer_lists_scopes_and_names_account_and_user():
    assert connection.read_grant(sample("hubspot", "token")) == {
        "main": Grant(
            "CLsample-access",
            refresh_token="na1-sample-refresh",
            expires_in=1800,
            scopes=("oauth", "crm.objects.contacts.read", "crm.objects.owners.read"),
            extra={"hub_id": 48120915, "user_id": 7301441},
        )
    }


def test_an_older_token_answer_says_none_of_that():
    told = {"access_token": "CLx", "refresh_token": "na1-x", "expires_in": 1800}

    assert connection.read_grant(told)["main"] == Grant("CLx", "na1-x", 1800)


def test_an_account_that_is_no_number_is_not_kept():
    told = {"access_token": "CLx", "hub_id": "../1", "user_id": {"a": 1}, "scopes": 7}

    assert connection.read_grant(told)["main"] == Grant("CLx")


def test_the_identity_is_the_account_with_the_address_of_who_said_yes():
    call = connected(sample("hubspot", "account"), sample("hubspot", "owner"), user_id=7301441)

    assert connection.identity(call) == Identity(
        "48120915",
        "app-eu1.hubspot.com 48120915",
        "mara@northwind.example",
        {"portal_id": "48120915"},
    )
    assert [(each.method, each.url, each.params) for each in call.sent] == [
        ("GET", f"{API}/account-info/v3/details", {}),
        ("GET", f"{API}/crm/v3/owners/7301441", {"idProperty": "userId"}),
    ]


def test_without_the_users_number_nobody_is_looked_up():
    call = connected(sample("hubspot", "account"))

    assert connection.identity(call).email == ""
    assert len(call.sent) == 1


def test_an_owner_we_may_not_see_leaves_the_identity_without_an_address():
    call = connected(sample("hubspot", "account"), RuntimeError("403"), user_id=7301441)

    assert connection.identity(call).email == ""


def test_contacts_have_their_well_known_values_beside_the_id():
    page = {"contacts": sample("hubspot", "contacts")["results"], "next_cursor": "20103"}

    shaped = records.contacts(page, RecordedCall())

    first, second = shaped["contacts"]
    assert shaped["next_cursor"] == "20103"
    assert {name: first[name] for name in first if name != "properties"} == {
        "id": "20101",
        "firstName": "Rui",
        "lastName": "Matos",
        "email": "rui@harbour.example",
        "phone": None,
        "company": "Harbour Books",
        "createdAt": "2025-03-04T10:00:00.000Z",
        "updatedAt": "2025-06-11T08:30:00.000Z",
        "archived": False,
    }
    assert first["properties"] == page["contacts"][0]["properties"]
    assert (second["email"], "firstName" in second) == ("lena@fjord.example", False)


def test_companies_and_deals_are_shown_alike():
    company = {"id": "1", "properties": {"name": "A", "domain": "a.example", "industry": None}}
    deal = {"id": "2", "properties": {"dealname": "B", "amount": "9", "dealstage": "closedwon"}}
    call = RecordedCall()

    assert records.company(company, call)["domain"] == "a.example"
    assert records.companies({"companies": [company]}, call)["companies"][0]["name"] == "A"
    assert records.deal(deal, call)["stage"] == "closedwon"
    assert records.deals({"deals": [deal]}, call)["deals"][0]["amount"] == "9"


@pytest.mark.parametrize("owner", [{}, {"email": None}, {"email": ""}])
def test_an_owner_without_an_address_is_somebody_all_the_same(owner):
    call = connected({"portalId": 7, "uiDomain": "app.hubspot.com"}, owner, user_id=5)

    assert connection.identity(call) == Identity("7", "app.hubspot.com 7", "", {"portal_id": "7"})
