"""From what a caller sends to the request that Salesforce gets."""

from urllib.parse import urlsplit

import pytest

from config.api.errors import Invalid
from tests.providers.requested import request_of

HOST = "https://northwind.my.salesforce.com"
DATA = f"{HOST}/services/data/v62.0"
LAST = "00QQy00000N0200AAA"


@pytest.mark.parametrize(
    ("name", "given", "url", "params"),
    [
        ("salesforce_get_me", {}, f"{HOST}/services/oauth2/userinfo", {}),
        ("salesforce_limits", {}, f"{DATA}/limits", {}),
        ("salesforce_list_objects", {}, f"{DATA}/sobjects", {}),
        (
            "salesforce_describe_object",
            {"object": "Invoice__c"},
            f"{DATA}/sobjects/Invoice__c/describe",
            {},
        ),
        (
            "salesforce_get_record",
            {"object": "Contact", "id": "003Qy00000N0001AAA"},
            f"{DATA}/sobjects/Contact/003Qy00000N0001AAA",
            {},
        ),
        (
            "salesforce_get_record",
            {"object": "Contact", "id": "003Qy00000N0001", "fields": "Name,Account.Name"},
            f"{DATA}/sobjects/Contact/003Qy00000N0001",
            {"fields": "Name,Account.Name"},
        ),
        (
            "salesforce_search",
            {"search": "O'Neill & 1", "sobject": "Account,Lead", "fields": ["Id"], "limit": 9000},
            f"{DATA}/parameterizedSearch",
            {
                "q": "O'Neill & 1",
                "sobject": ["Account", "Lead"],
                "fields": "Id",
                "overallLimit": 2000,
            },
        ),
        (
            "salesforce_search",
            {"q": "x"},
            f"{DATA}/parameterizedSearch",
            {"q": "x", "overallLimit": 20},
        ),
    ],
)
def test_what_is_read(name, given, url, params):
    request = request_of(name, **given)

    assert (request.method, request.url) == ("GET", url)
    assert request.params == params
    assert request.json is None
    assert request.headers["Accept"] == "application/json"


@pytest.mark.parametrize(
    ("limit", "size"), [({}, 200), ({"limit": 500}, 500), ({"limit": 9999}, 2000)]
)
def test_a_query_tells_the_size_of_its_pages_in_a_header(limit, size):
    request = request_of("salesforce_query", query="SELECT Id FROM Lead", **limit)

    assert (request.method, request.url) == ("GET", f"{DATA}/query")
    assert request.params == {"q": "SELECT Id FROM Lead"}
    assert request.headers["Sforce-Query-Options"] == f"batchSize={size}"


LISTS = {
    "salesforce_list_accounts": "FROM Account",
    "salesforce_list_contacts": "FROM Contact",
    "salesforce_list_leads": "FROM Lead",
    "salesforce_list_opportunities": "FROM Opportunity",
}


@pytest.mark.parametrize(("name", "source"), LISTS.items())
def test_a_list_is_a_query_in_the_order_of_ids(name, source):
    request = request_of(name)

    assert (request.method, request.url) == ("GET", f"{DATA}/query")
    assert set(request.params) == {"q"}
    assert request.params["q"].startswith("SELECT Id, Name, ")
    assert request.params["q"].endswith(f" {source} ORDER BY Id LIMIT 20")


@pytest.mark.parametrize(("name", "source"), LISTS.items())
def test_a_list_goes_on_after_the_last_id_and_keeps_its_words(name, source):
    request = request_of(name, search="O'Neill 5%", limit=5, cursor=LAST)

    assert request.params["q"].endswith(
        rf" {source} WHERE Name LIKE '%O\'Neill 5\%%' AND Id > '{LAST}' ORDER BY Id LIMIT 5"
    )


@pytest.mark.parametrize(
    ("name", "given", "call"),
    [
        ("salesforce_create_record", {"object": "Lead"}, "POST /sobjects/Lead"),
        (
            "salesforce_update_record",
            {"object": "Lead", "id": LAST},
            f"PATCH /sobjects/Lead/{LAST}",
        ),
    ],
)
def test_the_fields_are_the_whole_body(name, given, call):
    request = request_of(name, fields={"LastName": "Größe", "Score__c": 7}, **given)

    assert f"{request.method} {request.url}" == call.replace(" ", f" {DATA}")
    assert (request.params, request.json) == ({}, {"LastName": "Größe", "Score__c": 7})


def test_a_record_is_deleted_without_a_body():
    request = request_of("salesforce_delete_record", object="Lead", id=LAST)

    assert (request.method, request.url) == ("DELETE", f"{DATA}/sobjects/Lead/{LAST}")
    assert request.json is None


NAMES = [
    "Account/../Lead",
    "Account?q=1",
    "..",
    "",
    "Acc ount",
    "Account\n",
    "Account'",
    "Ä",
    "a.b",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_an_object_is_named_by_letters_and_digits_alone(name):
    for tool in ("salesforce_describe_object", "salesforce_create_record"):
        with pytest.raises(Invalid):
            request_of(tool, object=name, fields={"A": 1})
    with pytest.raises(Invalid):
        request_of("salesforce_search", q="words", sobject=[name])


@pytest.mark.parametrize(
    "key", ["1", "../limits", "003Qy00000N0001AAA\n", "003Qy00000N0001/AA", "' OR 1"]
)
def test_an_id_is_15_or_18_letters_and_digits(key):
    with pytest.raises(Invalid):
        request_of("salesforce_get_record", object="Lead", id=key)
    with pytest.raises(Invalid):
        request_of("salesforce_list_leads", cursor=key)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("salesforce_query", {"q": "DELETE FROM Lead"}),
        ("salesforce_query", {"q": "SELECT Id FROM Lead FOR VIEW"}),
        ("salesforce_query", {"q": "SELECT Id FROM Lead", "limit": 10}),
        ("salesforce_query", {"q": "SELECT Id FROM Lead", "cursor": "/services/data/v62.0/limits"}),
        ("salesforce_query", {"q": "SELECT Id FROM Lead", "cursor": "https://evil.example/x"}),
        ("salesforce_get_record", {"object": "Lead", "id": LAST, "fields": ["Id FROM User"]}),
        ("salesforce_create_record", {"object": "Lead", "fields": {}}),
        ("salesforce_create_record", {"object": "Lead", "fields": {"Last Name": "x"}}),
        ("salesforce_create_record", {"object": "Lead", "fields": "LastName=x"}),
    ],
)
def test_what_is_refused_before_salesforce_is_asked(name, given):
    with pytest.raises(Invalid):
        request_of(name, **given)


def test_a_refused_query_names_its_parameter():
    with pytest.raises(Invalid, match=r"^q: only SELECT can be asked") as caught:
        request_of("salesforce_query", q="FIND {x}")

    assert caught.value.details["fields"] == {"q": ["only SELECT can be asked"]}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "q", ["' OR Name != '", "\\' OR 1=1 --", "x' LIMIT 9 FOR VIEW", "%", "?q=x&y"]
)
def test_words_to_look_for_change_nothing_else_of_the_query(name, q):
    plain, tricky = request_of(name, q="x"), request_of(name, q=q)

    assert urlsplit(tricky.url)[:4] == urlsplit(plain.url)[:4]
    begin, _, end = plain.params["q"].partition("'%x%'")
    assert tricky.params["q"].startswith(begin)
    assert tricky.params["q"].endswith(end)
    literal = tricky.params["q"][len(begin) : -len(end)]
    assert literal[:2] == "'%"
    assert "'" not in literal[1:-1].replace("\\\\", "").replace("\\'", "")
