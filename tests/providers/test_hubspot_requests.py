"""From what a caller sends to the request that HubSpot gets."""

from datetime import datetime
from urllib.parse import urlsplit

import pytest

from config.api.errors import Invalid
from tests.providers.requested import request_of

CRM = "https://api.hubapi.com/crm/v3"
CONTACT = "firstname,lastname,email,phone,company,jobtitle,lifecyclestage,hubspot_owner_id"
COMPANY = "name,domain,industry,numberofemployees,phone,city,country,hubspot_owner_id"
DEAL = "dealname,amount,dealstage,closedate,pipeline,dealtype,hubspot_owner_id"
TO_CONTACT = [
    {
        "to": {"id": "20101"},
        "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}],
    }
]


@pytest.mark.parametrize(
    ("name", "given", "path", "params"),
    [
        ("hubspot_list_contacts", {}, "/objects/contacts", {"properties": CONTACT, "limit": 20}),
        (
            "hubspot_list_contacts",
            {
                "limit": "500",
                "cursor": "20103",
                "properties": "email,phone",
                "associations": ["companies", "deals"],
                "archived": "true",
            },
            "/objects/contacts",
            {
                "properties": "email,phone",
                "associations": "companies,deals",
                "archived": "true",
                "limit": 100,
                "after": "20103",
            },
        ),
        (
            "hubspot_get_contact",
            {"id": "rui@harbour.example", "id_property": "email"},
            "/objects/contacts/rui%40harbour.example",
            {"properties": CONTACT, "idProperty": "email"},
        ),
        ("hubspot_list_companies", {}, "/objects/companies", {"properties": COMPANY, "limit": 20}),
        ("hubspot_list_deals", {}, "/objects/deals", {"properties": DEAL, "limit": 20}),
        ("hubspot_get_deal", {"dealId": "40301"}, "/objects/deals/40301", {"properties": DEAL}),
        (
            "hubspot_list_owners",
            {"email": "mara@northwind.example", "limit": 5},
            "/owners/",
            {"email": "mara@northwind.example", "limit": 5},
        ),
        ("hubspot_list_pipelines", {}, "/pipelines/deals", {}),
    ],
)
def test_what_is_read(name, given, path, params):
    request = request_of(name, **given)

    assert (request.method, request.url) == ("GET", CRM + path)
    assert request.params == params
    assert request.json is None


@pytest.mark.parametrize(
    ("name", "kind", "names"),
    [
        ("hubspot_search_contacts", "contacts", CONTACT),
        ("hubspot_search_companies", "companies", COMPANY),
        ("hubspot_search_deals", "deals", DEAL),
    ],
)
def test_conditions_become_one_group_whose_values_are_text(name, kind, names):
    request = request_of(
        name,
        search="harbour",
        filters=[
            {"propertyName": "amount", "operator": "BETWEEN", "value": 10, "highValue": 99.5},
            {"propertyName": "city", "operator": "IN", "values": ["Lisbon", 4]},
            {"propertyName": "is_open", "operator": "EQ", "value": True},
        ],
        sorts=[{"propertyName": "createdate", "direction": "DESCENDING"}],
        limit=1000,
        cursor="200",
    )

    assert (request.method, request.url) == ("POST", f"{CRM}/objects/{kind}/search")
    assert request.params == {}
    assert request.json == {
        "query": "harbour",
        "filterGroups": [
            {
                "filters": [
                    {
                        "propertyName": "amount",
                        "operator": "BETWEEN",
                        "value": "10",
                        "highValue": "99.5",
                    },
                    {"propertyName": "city", "operator": "IN", "values": ["Lisbon", "4"]},
                    {"propertyName": "is_open", "operator": "EQ", "value": "true"},
                ]
            }
        ],
        "sorts": [{"propertyName": "createdate", "direction": "DESCENDING"}],
        "properties": names.split(","),
        "limit": 200,
        "after": "200",
    }


def test_a_search_for_nothing_special_sends_no_conditions():
    assert request_of("hubspot_search_deals").json == {"properties": DEAL.split(","), "limit": 20}


@pytest.mark.parametrize(
    ("name", "given", "call", "params"),
    [
        ("hubspot_create_contact", {}, "POST /objects/contacts", {}),
        ("hubspot_create_company", {}, "POST /objects/companies", {}),
        ("hubspot_create_deal", {}, "POST /objects/deals", {}),
        ("hubspot_update_contact", {"contactId": "7"}, "PATCH /objects/contacts/7", {}),
        (
            "hubspot_update_deal",
            {"dealId": "7", "idProperty": "code"},
            "PATCH /objects/deals/7",
            {"idProperty": "code"},
        ),
    ],
)
def test_what_is_written(name, given, call, params):
    request = request_of(name, properties={"name": "Größe", "amount": "7"}, **given)

    assert f"{request.method} {request.url}" == call.replace(" ", f" {CRM}")
    assert request.params == params
    assert request.json == {"properties": {"name": "Größe", "amount": "7"}}


def test_a_new_record_may_be_linked():
    request = request_of(
        "hubspot_create_deal", properties={"dealname": "x"}, associations=TO_CONTACT
    )

    assert request.json == {"properties": {"dealname": "x"}, "associations": TO_CONTACT}


def test_a_note_keeps_its_text_and_time_as_properties():
    request = request_of(
        "hubspot_create_note",
        body="<b>Hello</b>",
        timestamp="2026-05-01T08:00:00Z",
        associations=TO_CONTACT,
    )

    assert (request.method, request.url) == ("POST", f"{CRM}/objects/notes")
    assert request.json == {
        "properties": {"hs_note_body": "<b>Hello</b>", "hs_timestamp": "2026-05-01T08:00:00Z"},
        "associations": TO_CONTACT,
    }


def test_a_note_without_a_time_is_of_now():
    written = request_of("hubspot_create_note", body="x").json["properties"]["hs_timestamp"]

    assert datetime.fromisoformat(written).tzinfo is not None


@pytest.mark.parametrize(
    ("name", "given"),
    [
        (
            "hubspot_search_contacts",
            {"filters": [{"propertyName": "a", "operator": "DROP", "value": "1"}]},
        ),
        ("hubspot_search_contacts", {"filters": [{"operator": "EQ", "value": "1"}]}),
        (
            "hubspot_search_contacts",
            {"filters": [{"propertyName": "a", "operator": "EQ", "filterGroups": []}]},
        ),
        (
            "hubspot_search_contacts",
            {"filters": [{"propertyName": "a", "operator": "HAS_PROPERTY"}] * 7},
        ),
        ("hubspot_search_contacts", {"sorts": ["a", "b"]}),
        ("hubspot_create_contact", {}),
        ("hubspot_create_contact", {"properties": "email"}),
        ("hubspot_create_note", {"body": "x", "associations": [{"to": {}}]}),
        ("hubspot_get_contact", {"contactId": ".."}),
    ],
)
def test_what_is_refused_before_hubspot_is_asked(name, given):
    with pytest.raises(Invalid):
        request_of(name, **given)


@pytest.mark.parametrize("trick", ["1?hapikey=x", "1/associations", "1#x", "search", "a&after=1"])
def test_an_id_is_one_part_of_the_path(trick):
    request = request_of("hubspot_get_contact", contactId=trick, properties=["a&limit=1"])

    parts = urlsplit(request.url)
    assert (parts.netloc, parts.query, parts.fragment) == ("api.hubapi.com", "", "")
    assert parts.path.count("/") == 5
    assert request.params == {"properties": "a&limit=1"}
