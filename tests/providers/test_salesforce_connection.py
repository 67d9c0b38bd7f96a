"""The life of a Salesforce connection, and calls over our API with the sandbox playing Salesforce."""

import pytest

from integrations.models import Integration, Token
from tests.providers.connected import asked

TOKEN = "/services/oauth2/token"
LEADS = "SELECT Id, Name FROM Lead ORDER BY Id"


@pytest.fixture
def salesforce(caller):
    assert caller.connect("salesforce")["status"] == "success"
    return caller


def pages_of(caller, path, **query):
    """Return all pages of a list."""
    pages, more = [], {}
    for _ in range(20):
        body = caller.get(path, **query, **more).json()
        pages.append(body["data"]["records"])
        if body["next_cursor"] is None:
            return pages
        more = {"cursor": body["next_cursor"]}
    raise AssertionError("the list has no end")


def test_connecting_grants_both_permissions_and_keeps_who_and_where(salesforce):
    [connected] = salesforce.integrations()
    row = Integration.objects.get()

    assert connected["enabled_services"] == [
        {"service_name": "salesforce.read", "is_enabled": True},
        {"service_name": "salesforce.write", "is_enabled": True},
    ]
    assert row.provider_user_id == "00DQy000001NWorMAA:005Qy000001NWu1AAA"
    assert row.provider_user_name == "Mara Lindqvist"
    assert row.provider_user_email == "mara@northwind.example"
    assert row.provider_data == {
        "instance_url": "https://northwind.my.salesforce.com",
        "organization_id": "00DQy000001NWorMAA",
        "user_id": "005Qy000001NWu1AAA",
    }
    assert Token.objects.get().expires_at is None


def test_a_session_that_ended_is_refreshed_once_and_the_call_repeated(salesforce, sandbox):
    # promise 48
    sandbox.control("expire", provider="salesforce", kind="access")

    assert salesforce.get("salesforce/limits").status_code == 200
    assert salesforce.get("salesforce/limits").status_code == 200
    assert asked(sandbox, "salesforce", TOKEN) == 2


def test_the_identity_services_403_is_healed_too(salesforce, sandbox):
    sandbox.control("expire", provider="salesforce", kind="access")

    assert salesforce.get("salesforce/me").json()["data"]["name"] == "Mara Lindqvist"
    assert asked(sandbox, "salesforce", TOKEN) == 2


def test_a_write_is_repeated_after_the_refresh_and_made_once(salesforce, sandbox):
    sandbox.control("expire", provider="salesforce", kind="access")

    made = salesforce.post("salesforce/objects/Contact", fields={"LastName": "Once"})

    assert made.json()["data"]["success"] is True
    found = salesforce.get("salesforce/contacts", q="Once").json()["data"]["records"]
    assert [contact["Name"] for contact in found] == ["Once"]


def test_refresh_tokens_may_rotate(salesforce, sandbox):
    sandbox.control("settings/salesforce", rotate_refresh_tokens=True)
    before = Token.objects.get().refresh_token

    for _ in range(2):
        sandbox.control("expire", provider="salesforce", kind="access")
        assert salesforce.get("salesforce/limits").status_code == 200

    assert Token.objects.get().refresh_token != before


@pytest.mark.parametrize(
    "body",
    [
        {"error": "invalid_grant", "error_description": "expired access/refresh token"},
        {"error": "invalid_grant", "error_description": "inactive user"},
        {"error": "inactive_user", "error_description": "user is inactive"},
        {"error": "inactive_org", "error_description": "organization is not active"},
    ],
)
def test_a_dead_grant_expires_the_connection(salesforce, sandbox, body):
    sandbox.control("expire", provider="salesforce", kind="access")
    sandbox.control("failures", provider="salesforce", path=TOKEN, status=400, body=body)

    response = salesforce.get("salesforce/limits")

    assert response.status_code == 401
    assert response.json()["error_code"] == "INTEGRATION_TOKEN_ERROR"
    assert salesforce.integrations()[0]["status"] == "expired"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, {"error": "invalid_client_id", "error_description": "client identifier invalid"}),
        (400, {"error": "invalid_client", "error_description": "invalid client credentials"}),
        (503, [{"errorCode": "SERVER_UNAVAILABLE", "message": "x"}]),
        (200, {"instance_url": "https://northwind.my.salesforce.com"}),
    ],
)
def test_other_trouble_at_the_token_endpoint_ends_nothing(salesforce, sandbox, status, body):
    sandbox.control("expire", provider="salesforce", kind="access")
    sandbox.control("failures", provider="salesforce", path=TOKEN, status=status, body=body)

    assert salesforce.get("salesforce/limits").status_code in {401, 503}
    assert salesforce.integrations()[0]["status"] == "active"


def test_a_revoked_grant_expires_the_connection(salesforce, sandbox):
    sandbox.control("revoke", provider="salesforce")

    assert salesforce.get("salesforce/limits").status_code == 401
    assert salesforce.integrations()[0]["status"] == "expired"


def test_disconnecting_takes_the_grant_back(salesforce, sandbox):
    salesforce.client.delete(f"/api/v1/accounts/{salesforce.account_id}/integrations/salesforce")

    [request] = sandbox.requests(provider="salesforce", path="/services/oauth2/revoke")["requests"]
    assert (request["method"], request["status"]) == ("POST", 200)


def test_a_list_of_any_size_is_paged_to_its_end(salesforce):
    pages = pages_of(salesforce, "salesforce/leads", limit=50)

    assert [len(page) for page in pages] == [50, 50, 50, 50, 30]
    assert len({lead["Id"] for page in pages for lead in page}) == 230


def test_a_list_tells_only_its_records_and_where_to_go_on(salesforce):
    data = salesforce.get("salesforce/leads", limit=2).json()["data"]

    assert set(data) == {"records", "next_cursor"}
    assert data["next_cursor"] == data["records"][-1]["Id"]


def test_a_query_goes_on_where_salesforce_says(salesforce, sandbox):
    pages = pages_of(salesforce, "salesforce/query", q=LEADS)

    assert [len(page) for page in pages] == [200, 30]
    assert pages[1][0]["Name"] == "Visitor No. 201"
    heard = sandbox.requests(provider="salesforce")["requests"]
    paths = [one["path"] for one in heard if "/query" in one["path"]]
    assert paths[0] == "/services/data/v62.0/query"
    assert paths[1].startswith("/services/data/v62.0/query/01g")


@pytest.mark.parametrize("cursor", ["x", "01gabc-2000", "/services/oauth2/userinfo"])
def test_a_cursor_that_we_did_not_sign_is_refused(salesforce, cursor):
    assert salesforce.get("salesforce/query", q=LEADS, cursor=cursor).status_code == 400


@pytest.mark.parametrize(
    "next_url",
    [
        "https://evil.example/services/data/v62.0/query/01gx-200",
        "//evil.example/services/data/v62.0/query/01gx-200",
        "/services/oauth2/userinfo",
        "/services/data/v62.0/../../oauth2/userinfo",
    ],
)
def test_a_next_page_elsewhere_is_the_providers_fault(salesforce, sandbox, next_url):
    body = {"totalSize": 9, "done": False, "records": [], "nextRecordsUrl": next_url}
    sandbox.control(
        "failures",
        provider="salesforce",
        path="/services/data/v62.0/query",
        status=200,
        body=body,
        times=1,
    )

    response = salesforce.get("salesforce/query", q=LEADS)

    assert response.status_code == 502
    assert response.json()["error_code"] == "PROVIDER_ERROR"


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("o'neill", ["O'Neill & Daughters"]),
        ("100%_", ["100%_Paper"]),
        ("%", ["100%_Paper"]),
        ("' OR Name != '", []),
        ("\\", []),
    ],
)
def test_words_to_look_for_are_words(salesforce, q, names):
    found = salesforce.get("salesforce/accounts", q=q).json()["data"]["records"]

    assert [account["Name"] for account in found] == names


def test_a_record_is_created_changed_and_deleted(salesforce):
    key = salesforce.post(
        "salesforce/objects/Lead", fields={"LastName": "Lum", "Company": "Lum & Sons"}
    ).json()["data"]["id"]
    lead = f"salesforce/objects/Lead/{key}"

    changed = salesforce.send("patch", lead, {"fields": {"Status": "Working"}}).json()
    assert changed["data"] == {"id": key, "success": True, "errors": []}
    shown = salesforce.get(lead, fields="Status,Name").json()["data"]
    assert (shown["Status"], shown["Name"]) == ("Working", "Lum")
    assert salesforce.send("delete", lead, {}).json()["data"]["success"] is True
    assert salesforce.get(lead).status_code == 404


def test_what_salesforce_finds_invalid_is_a_bad_request(salesforce):
    response = salesforce.post("salesforce/objects/Lead", fields={"LastName": "x"})

    assert response.status_code == 400
    [error] = response.json()["details"]["body"]
    assert (error["errorCode"], error["fields"]) == ("REQUIRED_FIELD_MISSING", ["Company"])


def test_the_limit_of_a_day_is_told(salesforce, sandbox):
    body = [{"message": "TotalRequests Limit exceeded.", "errorCode": "REQUEST_LIMIT_EXCEEDED"}]
    sandbox.control(
        "failures",
        provider="salesforce",
        path="/services/data/v62.0/limits",
        status=403,
        body=body,
        times=9,
    )

    response = salesforce.get("salesforce/limits")

    assert response.status_code == 429
    assert 890 < response.json()["retry_after"] <= 900


def test_a_token_without_the_api_is_told_before_salesforce_is_asked(caller, sandbox):
    caller.connect("salesforce", scopes=["id"])

    response = caller.get("salesforce/limits")

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
    assert asked(sandbox, "salesforce", "/services/data/v62.0/limits") == 0
