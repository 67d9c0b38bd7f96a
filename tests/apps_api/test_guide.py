"""The guide of the integrations API: every route, field, example and error that it prints."""

import json

import pytest
import requests

from integrations.models import ToolkitConfig
from tests.factories import make_account, make_integration, make_key

USER = "3e0c1b52-7d0f-4c1e-9a51-0d8f6a2b7c11"
SEND = "https://gmail.googleapis.com/gmail/v1/users/me/messages/send"
GMAIL = {"toolkit": "gmail", "displayName": "Gmail", "scopes": []}
MAIL = {
    "toolName": "GMAIL_SEND_EMAIL",
    "params": {"to": "x@y.com", "subject": "Hi", "body": "Hello"},
    "userId": USER,
}
CONNECT = {"toolkit": "gmail", "redirectUrl": "https://yourapp.com/settings", "userId": USER}
ADMIN = [
    ("GET", "available"),
    ("GET", "config"),
    ("POST", "configure"),
    ("DELETE", "configure/gmail"),
]
END_USER = [
    ("POST", "connect"),
    ("GET", "connections"),
    ("DELETE", "connections/0198c0de-0000-4000-8000-00000000dead"),
    ("GET", "tools"),
    ("POST", "execute"),
]


@pytest.fixture
def gmail(app_api):
    assert app_api.write("configure", GMAIL).status_code == 200


@pytest.fixture
def connected(partner):
    return make_integration(make_account(partner, USER), "google")


def without_user(body):
    return {name: value for name, value in body.items() if name != "userId"}


@pytest.mark.parametrize(("method", "path"), ADMIN + END_USER)
def test_all_endpoints_require_authentication(client, app, method, path):
    response = client.generic(method, f"/v1/{app.pk}/integrations/{path}")

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "AUTH_REQUIRED"


@pytest.mark.parametrize(("method", "path"), ADMIN)
def test_admin_endpoints_require_an_api_key(as_user, method, path):
    assert as_user(USER).write(path, None, method).status_code == 401


@pytest.mark.parametrize(("method", "path"), END_USER)
def test_end_user_endpoints_accept_either(app_api, as_user, method, path):
    answers = [caller.write(path, None, method) for caller in (app_api, as_user(USER))]

    assert {answer.status_code for answer in answers} <= {200, 400, 404}
    assert [answer for answer in answers if b"No route" in answer.content] == []


def test_the_key_is_the_apps_own(app_api, partner):
    app_api.key = make_key(partner)

    assert app_api.read("config").json()["error"]["code"] == "AUTH_INVALID_API_KEY"


def test_get_available_lists_the_ten_curated_toolkits(app_api):
    listed = app_api.read("available").json()["integrations"]

    assert len(listed) == 10
    assert {each["curated"] for each in listed} == {True}


def test_get_available_searches_the_full_catalog(app_api):
    (found,) = app_api.read("available", {"search": "salesforce"}).json()["integrations"]

    printed = {"toolkit": "salesforce", "displayName": "Salesforce", "curated": False}
    assert found.items() >= printed.items()


def test_get_config_lists_enabled_integrations(app_api, gmail):
    (row,) = app_api.read("config").json()["integrations"]

    assert (row["toolkit_slug"], row["display_name"], row["enabled"]) == ("gmail", "Gmail", True)


def test_post_configure_enables_a_toolkit_as_printed(app_api):
    row = app_api.write("configure", GMAIL).json()

    assert (row["toolkit_slug"], row["display_name"], row["scopes"]) == ("gmail", "Gmail", [])


def test_post_configure_requires_a_toolkit_and_nothing_else(app_api):
    assert app_api.write("configure", {"toolkit": "google-calendar"}).status_code == 200
    assert app_api.write("configure", {"displayName": "Gmail"}).status_code == 400


def test_delete_configure_disables_a_toolkit(app_api, app, gmail):
    response = app_api.write("configure/gmail", None, "DELETE")

    assert (response.status_code, response.content) == (204, b"")
    assert not ToolkitConfig.objects.get(app=app).is_enabled


def test_post_connect_generates_an_oauth_url(app_api, gmail):
    answer = app_api.write("connect", CONNECT).json()

    assert set(answer) == {"authUrl", "connectionRequestId"}
    assert answer["authUrl"].startswith("https://accounts.google.com/")
    assert answer["connectionRequestId"].startswith("ca_")


def test_post_connect_needs_the_user_id_with_a_key_alone(app_api, as_user, gmail):
    order = without_user(CONNECT)

    assert app_api.write("connect", order).status_code == 400
    assert as_user(USER).write("connect", order).status_code == 200


def test_get_callback_is_public(client, app):
    response = client.get(f"/v1/{app.pk}/integrations/callback")

    assert response.status_code == 400
    assert "text/html" in response["Content-Type"]


def test_get_connections_lists_connected_accounts(app_api, as_user, connected):
    of_app, of_user = (c.read("connections").json() for c in (app_api, as_user(USER)))

    assert {each["app_user_id"] for each in of_app["connections"]} == {USER}
    assert of_app["connections"] == of_user["connections"]


def test_delete_connections_disconnects_an_account(app_api, partner):
    make_integration(make_account(partner, USER), "github")
    (row,) = app_api.read("connections").json()["connections"]

    assert app_api.write(f"connections/{row['id']}", None, "DELETE").status_code == 204
    assert app_api.read("connections").json()["connections"] == []


def test_get_tools_lists_available_tools(app_api, gmail):
    tools = app_api.read("tools").json()["tools"]

    assert "GMAIL_SEND_EMAIL" in [tool["name"] for tool in tools]


def test_post_execute_as_printed(app_api, gmail, connected, upstream):
    sent = upstream.post(SEND, json={"id": "18c", "threadId": "18c"})

    answer = app_api.write("execute", MAIL)

    assert answer.status_code == 200
    assert answer.json()["successful"] is True
    assert answer.json()["data"]["id"] == "18c"
    assert "raw" in json.loads(sent.calls[0].request.body)


def test_post_execute_needs_the_user_id_with_a_key_alone(
    app_api, as_user, gmail, connected, upstream
):
    upstream.post(SEND, json={"id": "18c"})

    assert app_api.write("execute", without_user(MAIL)).status_code == 400
    assert as_user(USER).write("execute", without_user(MAIL)).json()["successful"] is True


def test_post_execute_failure_as_printed(app_api, gmail):
    response = app_api.write("execute", MAIL)

    error = response.json()["error"]
    assert response.status_code == 422
    assert error["code"] == "INTEGRATIONS_EXECUTION_FAILED"
    assert error["message"]
    assert "connected account" in error["remediation"]


def test_errors_not_configured(app_api, gmail, monkeypatch):
    monkeypatch.setattr("integrations.apps_api.asking.client_of", lambda provider: None)

    response = app_api.write("connect", CONNECT)

    code = response.json()["error"]["code"]
    assert (response.status_code, code) == (400, "INTEGRATIONS_NOT_CONFIGURED")


@pytest.mark.parametrize(("path", "body"), [("connect", CONNECT), ("execute", MAIL)])
def test_errors_toolkit_not_enabled(app_api, connected, path, body):
    response = app_api.write(path, body)

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "INTEGRATIONS_TOOLKIT_NOT_ENABLED")
    assert "/configure" in error["remediation"]


def test_errors_execution_failed_over_the_network_is_502(app_api, gmail, connected, upstream):
    upstream.post(SEND, body=requests.ConnectionError("gone"))

    response = app_api.write("execute", MAIL)

    code = response.json()["error"]["code"]
    assert (response.status_code, code) == (502, "INTEGRATIONS_EXECUTION_FAILED")
