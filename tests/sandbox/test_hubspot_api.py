"""HubSpot's CRM: records that stay, categories of errors, limits that are refused and not cut."""

import pytest

from tests.sandbox.test_hubspot_oauth import HubSpotClient

CRM = "crm/v3/objects"
ALL = (
    "oauth crm.objects.contacts.read crm.objects.contacts.write crm.objects.companies.read"
    " crm.objects.companies.write crm.objects.deals.read crm.objects.deals.write"
    " crm.objects.owners.read crm.schemas.deals.read"
)


@pytest.fixture
def hubspot(sandbox):
    sandbox.control("reset", provider="hubspot")
    return HubSpotClient(sandbox).connect(scope=ALL)


def refusal(answer):
    return answer.status_code, answer.json()["category"]


def test_unasked_properties_are_left_out(hubspot):
    plain = hubspot.get(f"{CRM}/contacts/20101").json()
    asked = hubspot.get(f"{CRM}/contacts/20101?properties=phone,nonsense").json()

    assert "phone" not in plain["properties"]
    assert set(asked["properties"]) == {
        "phone",
        "hs_object_id",
        "createdate",
        "hs_lastmodifieddate",
    }


def test_associations_are_shown_when_asked_for(hubspot):
    found = hubspot.get(f"{CRM}/contacts/20101?associations=companies").json()

    assert [one["id"] for one in found["associations"]["companies"]["results"]] == ["30201"]


def test_a_contact_is_found_by_its_address(hubspot):
    path = f"{CRM}/contacts/rui@harbour.example?idProperty=email"

    assert hubspot.get(path).json()["id"] == "20101"
    assert refusal(hubspot.get(f"{CRM}/contacts/x?idProperty=phone")) == (400, "VALIDATION_ERROR")


def test_the_last_page_has_no_paging(hubspot):
    first = hubspot.get(f"{CRM}/contacts?limit=3").json()
    second = hubspot.get(f"{CRM}/contacts?limit=3&after={first['paging']['next']['after']}").json()

    assert [len(page["results"]) for page in (first, second)] == [3, 1]
    assert "paging" not in second


@pytest.mark.parametrize("limit", ["101", "0", "x"])
def test_a_limit_out_of_range_is_refused(hubspot, limit):
    assert refusal(hubspot.get(f"{CRM}/contacts?limit={limit}")) == (400, "VALIDATION_ERROR")


@pytest.mark.parametrize(
    "body",
    [
        {"limit": 201},
        {"after": "9999"},
        {"filterGroups": [{"filters": [{"propertyName": "nope", "operator": "EQ", "value": "1"}]}]},
        {"filterGroups": [{"filters": [{"propertyName": "email", "operator": "IS"}]}]},
        {"filterGroups": [{"filters": [{"propertyName": "email", "operator": "EQ", "value": 1}]}]},
        {"sorts": ["email", "firstname"]},
    ],
)
def test_a_wrong_search_is_refused(hubspot, body):
    assert refusal(hubspot.post(f"{CRM}/contacts/search", body)) == (400, "VALIDATION_ERROR")


def test_one_group_of_conditions_must_hold(hubspot):
    groups = [
        {"filters": [{"propertyName": "amount", "operator": "GT", "value": "40000"}]},
        {"filters": [{"propertyName": "dealname", "operator": "CONTAINS_TOKEN", "value": "map"}]},
    ]
    body = {"filterGroups": groups, "sorts": [{"propertyName": "amount"}]}

    found = hubspot.post(f"{CRM}/deals/search", body).json()

    assert found["total"] == 2
    assert [one["properties"]["dealname"] for one in found["results"]] == [
        "Map table",
        "Warehouse lights",
    ]


def test_what_is_created_is_listed_and_changed(hubspot):
    made = hubspot.post(f"{CRM}/contacts", {"properties": {"email": "new@atlas.example"}})
    record = f"{CRM}/contacts/{made.json()['id']}"
    hubspot.patch(record, {"properties": {"firstname": "Neu"}})

    assert made.status_code == 201
    assert hubspot.get(record).json()["properties"]["firstname"] == "Neu"
    assert len(hubspot.get(f"{CRM}/contacts").json()["results"]) == 5


@pytest.mark.parametrize(
    ("kind", "properties", "wrong"),
    [
        ("contacts", {"email": "rui@harbour.example"}, (409, "CONFLICT")),
        ("contacts", {"nonsense": "1"}, (400, "VALIDATION_ERROR")),
        ("deals", {"amount": "much"}, (400, "VALIDATION_ERROR")),
        ("notes", {"hs_note_body": "x"}, (400, "VALIDATION_ERROR")),
    ],
)
def test_a_wrong_record_is_not_created(hubspot, kind, properties, wrong):
    assert refusal(hubspot.post(f"{CRM}/{kind}", {"properties": properties})) == wrong


def test_errors_have_their_category(hubspot, sandbox):
    narrow = HubSpotClient(sandbox).connect(scope="oauth")

    assert refusal(hubspot.get(f"{CRM}/contacts/1")) == (404, "OBJECT_NOT_FOUND")
    assert refusal(hubspot.get(f"{CRM}/contacts", token="x")) == (401, "INVALID_AUTHENTICATION")
    assert refusal(narrow.get(f"{CRM}/contacts")) == (403, "MISSING_SCOPES")
    sandbox.control("expire", provider="hubspot", kind="access")
    assert refusal(hubspot.get(f"{CRM}/contacts")) == (401, "EXPIRED_AUTHENTICATION")


def test_searches_carry_no_rate_headers(hubspot):
    assert "X-HubSpot-RateLimit-Remaining" in hubspot.get(f"{CRM}/deals").headers
    searched = hubspot.post(f"{CRM}/deals/search", {})
    assert "X-HubSpot-RateLimit-Remaining" not in searched.headers
