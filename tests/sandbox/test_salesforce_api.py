"""Salesforce's REST API: errors in a list, queries in pages of 200 at least, records that stay."""

import pytest

from tests.sandbox.test_salesforce_oauth import SalesforceClient

DATA = "services/data/v62.0"


@pytest.fixture
def salesforce(sandbox):
    sandbox.control("reset", provider="salesforce")
    return SalesforceClient(sandbox).connect()


def refusal(answer):
    [error] = answer.json()
    return answer.status_code, error["errorCode"]


def queried(salesforce, q, size=None):
    headers = {"Sforce-Query-Options": f"batchSize={size}"} if size else {}
    return salesforce.get(f"{DATA}/query", params={"q": q}, headers=headers)


@pytest.mark.parametrize(("size", "first"), [(1, 200), (200, 200), (220, 220), (None, 230)])
def test_a_page_holds_two_hundred_at_least(salesforce, size, first):
    answer = queried(salesforce, "SELECT Id FROM Lead", size).json()

    assert len(answer["records"]) == first
    assert (answer["totalSize"], answer["done"]) == (230, first == 230)


def test_the_next_page_is_at_the_address_that_was_named(salesforce):
    first = queried(salesforce, "SELECT Id FROM Lead", 200).json()
    second = salesforce.get(first["nextRecordsUrl"].removeprefix("/")).json()

    assert len(second["records"]) == 30
    assert "nextRecordsUrl" not in second
    wrong = salesforce.get(f"{DATA}/query/01gnonsense-200")
    assert refusal(wrong)[0] == 400


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("SELECT Name FROM Account WHERE Name LIKE 'Har%'", ["Harbour Books"]),
        ("SELECT Name FROM Account WHERE Name = 'O\\'Neill & Daughters'", ["O'Neill & Daughters"]),
        ("SELECT Name FROM Account WHERE Name LIKE '100\\%\\_%'", ["100%_Paper"]),
        (
            "SELECT Name FROM Account WHERE Name LIKE '%%' ORDER BY Name DESC LIMIT 1",
            ["O'Neill & Daughters"],
        ),
        ("select Name from account limit 2", ["Harbour Books", "Fjord Supply"]),
    ],
)
def test_the_part_of_soql_that_is_played(salesforce, q, names):
    assert [one["Name"] for one in queried(salesforce, q).json()["records"]] == names


def test_a_field_of_the_account_is_nested(salesforce):
    q = "SELECT Name, Account.Name FROM Contact LIMIT 4"

    accounts = [one["Account"] for one in queried(salesforce, q).json()["records"]]

    assert accounts[0]["Name"] == "Harbour Books"
    assert accounts[3] is None


def test_counting(salesforce):
    answer = queried(salesforce, "SELECT COUNT() FROM Lead").json()

    assert answer == {"totalSize": 230, "done": True, "records": []}


@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("SELECT Id", "MALFORMED_QUERY"),
        ("SELECT Id FROM Lead WHERE Name = 'x", "MALFORMED_QUERY"),
        ("SELECT Id FROM Lead nonsense", "MALFORMED_QUERY"),
        ("SELECT Nope FROM Lead", "INVALID_FIELD"),
        ("SELECT Id FROM Lead WHERE Nope = 'x'", "INVALID_FIELD"),
        ("SELECT Id FROM Nope", "INVALID_TYPE"),
    ],
)
def test_a_wrong_query_is_refused(salesforce, q, code):
    assert refusal(queried(salesforce, q)) == (400, code)


def test_what_is_created_stays(salesforce):
    made = salesforce.post(f"{DATA}/sobjects/Contact", {"LastName": "Duarte", "FirstName": "Ines"})
    record = f"{DATA}/sobjects/Contact/{made.json()['id']}"

    assert (made.status_code, made.json()["success"]) == (201, True)
    assert salesforce.patch(record, {"Title": "Buyer"}).status_code == 204
    assert salesforce.get(f"{record}?fields=Name,Title").json()["Name"] == "Ines Duarte"
    assert salesforce.call("DELETE", record).status_code == 204
    assert refusal(salesforce.get(record)) == (404, "NOT_FOUND")


def test_ids_of_deleted_records_are_not_given_out_twice(salesforce):
    salesforce.post(f"{DATA}/sobjects/Contact", {"LastName": "One"})
    salesforce.call("DELETE", f"{DATA}/sobjects/Contact/003Qy00000N0001AAA")

    assert salesforce.post(f"{DATA}/sobjects/Contact", {"LastName": "Two"}).status_code == 201


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"FirstName": "x"}, "REQUIRED_FIELD_MISSING"),
        ({"LastName": "x", "Nope": 1}, "INVALID_FIELD"),
        ({"LastName": "x", "Id": "003"}, "INVALID_FIELD"),
        ({"LastName": "x", "Email": 7}, "INVALID_TYPE_ON_FIELD_IN_RECORD"),
    ],
)
def test_a_wrong_record_is_not_created(salesforce, fields, code):
    assert refusal(salesforce.post(f"{DATA}/sobjects/Contact", fields)) == (400, code)


def test_search_wants_an_object_for_its_fields(salesforce):
    path = f"{DATA}/parameterizedSearch"

    everywhere = salesforce.get(path, params={"q": "harbour"}).json()["searchRecords"]
    assert {one["attributes"]["type"] for one in everywhere} == {
        "Account",
        "Contact",
        "Opportunity",
    }
    named = {"q": "harbour", "sobject": "Account", "fields": "Id,Name", "overallLimit": 1}
    [found] = salesforce.get(path, params=named).json()["searchRecords"]
    assert found["Name"] == "Harbour Books"
    wrong = salesforce.get(path, params={"q": "harbour", "fields": "Id"})
    assert refusal(wrong) == (400, "INVALID_SEARCH")


def test_errors_are_lists_whatever_went_wrong(salesforce, sandbox):
    narrow = SalesforceClient(sandbox).connect(scope="openid")

    assert refusal(salesforce.get(f"{DATA}/nothing")) == (404, "NOT_FOUND")
    assert refusal(salesforce.get("services/data/v21.0/limits")) == (404, "NOT_FOUND")
    assert refusal(salesforce.get(f"{DATA}/sobjects/Nope/describe")) == (404, "NOT_FOUND")
    assert refusal(salesforce.call("PUT", f"{DATA}/limits")) == (405, "METHOD_NOT_ALLOWED")
    assert refusal(salesforce.get(f"{DATA}/limits", token="x")) == (401, "INVALID_SESSION_ID")
    assert refusal(narrow.get(f"{DATA}/limits")) == (401, "INVALID_SESSION_ID")
    assert "REST API" in narrow.get(f"{DATA}/limits").json()[0]["message"]


def test_every_answer_tells_how_much_was_used(salesforce):
    assert salesforce.get(f"{DATA}/limits").headers["Sforce-Limit-Info"] == "api-usage=118/15000"
