"""POST /v1/<app>/integrations/execute."""

import pytest
import requests

from accounts.models import ConnectedAccount
from billing.models import UsageRecord
from integrations.models import Integration, ToolkitConfig
from tests.apps_api.conftest import AppApi
from tests.factories import make_account, make_app_key, make_integration

ISSUES = "https://api.github.com/repos/octo/hello/issues"
CREATE = {"owner": "octo", "repo": "hello", "title": "Broken"}


@pytest.fixture(autouse=True)
def _on(app):
    for slug in ("github", "gmail"):
        ToolkitConfig.objects.create(app=app, toolkit=slug)


@pytest.fixture
def connected(partner):
    account = make_account(partner, "u-1")
    return make_integration(account, "github", access_token="gho_secret")


def order(params=CREATE, name="GITHUB_CREATE_AN_ISSUE", **more):
    return {"toolName": name, "params": params, **more}


def test_calls_the_tool_for_the_user_that_the_app_names(app_api, connected, upstream):
    sent = upstream.post(ISSUES, json={"number": 7}, status=201)

    response = app_api.write("execute", order(userId="u-1"))

    assert (response.status_code, response.json()) == (
        200,
        {"successful": True, "data": {"number": 7}},
    )
    assert sent.calls[0].request.headers["Authorization"] == "Bearer gho_secret"


def test_calls_the_tool_for_the_user_of_the_token(as_user, connected, upstream):
    upstream.post(ISSUES, json={"number": 7}, status=201)

    response = as_user("u-1").write("execute", order())

    assert response.json() == {"successful": True, "data": {"number": 7}}


def test_a_list_says_where_it_goes_on(app_api, connected, upstream):
    upstream.get(ISSUES, json=[{"number": 7}])

    response = app_api.write(
        "execute",
        order({"owner": "octo", "repo": "hello"}, "github_list_issues", userId="u-1"),
    )

    assert response.json() == {"successful": True, "data": [{"number": 7}], "next_cursor": None}


def test_the_call_is_recorded_with_app_account_tool_and_the_moment_of_use(
    app_api, app, connected, upstream
):
    upstream.post(ISSUES, json={"number": 7}, status=201)

    app_api.write("execute", order(userId="u-1"))

    record = UsageRecord.objects.get()
    assert (record.app_id, record.account_id) == (app.pk, connected.account_id)
    assert (record.provider, record.tool, record.counted) == ("github", "github_create_issue", True)
    assert Integration.objects.get().last_used_at is not None


def test_another_user_than_the_tokens_is_refused(as_user, connected, partner):
    make_integration(make_account(partner, "u-2"), "github")

    response = as_user("u-2").write("execute", order(userId="u-1"))

    assert response.status_code == 403
    assert response.json()["error"]["code"] == "AUTH_INSUFFICIENT_PERMISSIONS"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (order(), "userId"),
        (order(userId=""), "userId"),
        (order(userId="x" * 256), "userId"),
        ({"params": {}, "userId": "u-1"}, "toolName"),
        (order([], userId="u-1"), "params"),
        (order(userId="u-1", more=1), "more"),
        ([], ""),
        ("text", ""),
    ],
)
def test_a_bad_body_names_what_is_wrong(app_api, connected, body, field):
    response = app_api.write("execute", body)

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "VALIDATION_INVALID_SCHEMA")
    assert field in error["message"]


@pytest.mark.parametrize("named", [" u-1", "u-1 ", "u-1\u00a0", "u-1\n", "\u2003u-1"])
def test_a_user_whose_id_is_like_anothers_is_nobody_else(app_api, as_user, connected, named):
    for client in (app_api, as_user("u-1")):
        response = client.write("execute", order(userId=named))

        error = response.json()["error"]
        assert (response.status_code, error["code"]) == (400, "VALIDATION_INVALID_SCHEMA")
        assert error["details"]["fields"].keys() == {"userId"}


def failure(response, status=422):
    """Check the form of a soft failure and return its error."""
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (status, "INTEGRATIONS_EXECUTION_FAILED")
    assert error["message"]
    assert error["remediation"]
    return error


def test_an_unknown_tool_names_those_that_come_near(app_api, connected):
    error = failure(app_api.write("execute", order(name="GITHUB_CREATE_ISSUES", userId="u-1")))

    assert error["message"] == 'There is no tool "GITHUB_CREATE_ISSUES"'
    assert "GITHUB_CREATE_ISSUE" in error["details"]["suggestions"]


def test_wrong_params(app_api, connected):
    error = failure(app_api.write("execute", order({"owner": "octo"}, userId="u-1")))

    assert "repo" in error["message"]
    assert "GET /tools" in error["remediation"]


@pytest.mark.parametrize("has_account", [True, False])
def test_a_user_without_a_connection_is_told_how_to_connect(app_api, app, partner, has_account):
    if has_account:
        make_account(partner, "u-1")

    error = failure(app_api.write("execute", order(userId="u-1")))

    assert "POST /connect" in error["remediation"]
    assert error["details"]["connect"]["body"] == {
        "toolkit": "github",
        "userId": "u-1",
        "redirectUrl": "http://testserver/connect/done",
    }
    assert not {"reconnect", "reconnect_url"} & set(error["details"])
    assert ConnectedAccount.objects.filter(partner=partner).count() == int(has_account)


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_a_connection_that_ended(app_api, connected, status):
    Integration.objects.update(status=status)

    error = failure(app_api.write("execute", order(userId="u-1")))

    assert "POST /connect" in error["remediation"]


def test_scopes_that_are_missing(app_api, connected):
    connected.permissions.all().delete()

    error = failure(app_api.write("execute", order(userId="u-1")))

    assert error["details"]["missing_scopes"] == ["github.write", "repo"]
    assert "granted less" in error["remediation"]


def test_the_provider_says_no(app_api, connected, upstream):
    upstream.post(ISSUES, json={"message": "Validation Failed"}, status=422)

    error = failure(app_api.write("execute", order(userId="u-1")))

    assert error["details"]["status"] == 422
    record = UsageRecord.objects.get()
    assert (record.status, record.error_code, record.counted) == (400, "VALIDATION_ERROR", True)


def test_the_provider_breaks_down(app_api, connected, upstream):
    upstream.post(ISSUES, json={}, status=500)

    failure(app_api.write("execute", order(userId="u-1")))


def test_the_provider_is_out_of_reach_and_the_call_does_not_count(app_api, connected, upstream):
    upstream.post(ISSUES, body=requests.ConnectTimeout("gone"))

    error = failure(app_api.write("execute", order(userId="u-1")), 502)

    assert error["details"]["retry_after"] >= 1
    record = UsageRecord.objects.get()
    assert (record.status, record.error_code, record.counted) == (
        503,
        "PROVIDER_UNAVAILABLE",
        False,
    )


def test_the_providers_limit_is_a_limit(app_api, connected, upstream):
    upstream.post(ISSUES, json={"message": "slow"}, status=429, headers={"Retry-After": "30"})

    response = app_api.write("execute", order(userId="u-1"))

    assert (response.status_code, response["Retry-After"]) == (429, "30")
    assert response.json()["error"]["code"] == "INTEGRATIONS_QUOTA_EXCEEDED"


def test_a_toolkit_that_is_off(app_api, connected):
    ToolkitConfig.objects.filter(toolkit="github").update(is_enabled=False)

    response = app_api.write("execute", order(userId="u-1"))

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "INTEGRATIONS_TOOLKIT_NOT_ENABLED")
    assert "POST /configure" in error["remediation"]


def test_bytes_have_no_place_in_an_answer(app_api, partner):
    make_integration(make_account(partner, "u-1"), "google")
    app_api.app.toolkit_configs.create(toolkit="google-drive")
    body = order({"fileId": "f1", "format": "raw"}, "GOOGLEDRIVE_DOWNLOAD_FILE", userId="u-1")

    error = failure(app_api.write("execute", body))

    assert "format=raw" in error["message"]


def test_a_key_that_may_only_look_reads_and_changes_nothing(app, connected, upstream):
    reader = AppApi(app, make_app_key(app, is_read_only=True))
    upstream.get(ISSUES, json=[])
    reading = order({"owner": "octo", "repo": "hello"}, "GITHUB_LIST_ISSUES", userId="u-1")

    assert reader.write("execute", reading).status_code == 200
    assert reader.write("execute", order(userId="u-1")).status_code == 403


def test_a_key_of_some_accounts_acts_for_no_other(app, connected, partner):
    other = make_account(partner, "u-2")
    key = make_app_key(app, only_accounts=[str(other.pk)])

    response = AppApi(app, key).write("execute", order(userId="u-1"))

    assert response.status_code == 403


def test_the_budget_of_an_account_holds(app_api, connected):
    ConnectedAccount.objects.update(monthly_budget=0)

    response = app_api.write("execute", order(userId="u-1"))

    assert (response.status_code, response.json()["error"]["details"]["limit"]) == (429, "account")


def test_an_idempotency_key_makes_one_call_and_belongs_to_one_user(
    as_user, connected, partner, upstream
):
    make_integration(make_account(partner, "u-2"), "github", access_token="gho_other")
    upstream.post(ISSUES, json={"number": 7}, status=201)
    upstream.post(ISSUES, json={"number": 8}, status=201)
    key = {"HTTP_IDEMPOTENCY_KEY": "once"}

    answers = [
        as_user(user).write("execute", order(), **key).json()["data"]["number"]
        for user in ("u-1", "u-1", "u-2", "u-2")
    ]

    assert answers == [7, 7, 8, 8]
