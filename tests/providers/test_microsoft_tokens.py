"""Grants of Microsoft, and the life of a connection."""

import json
from base64 import urlsafe_b64encode

import pytest

from integrations.models import Integration
from providers.definitions.microsoft.quirks import connection, tokens
from providers.spec import MAIN, Identity
from tests.providers.connected import asked
from tests.providers.recorded_call import RecordedCall, sample

TENANT = "7b1de5a4-0c53-4f0e-9d1a-2f64c3b8e901"
TOKEN = "/common/oauth2/v2.0/token"


def id_token(payload):
    encoded = urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")
    return f"e30.{encoded}.c2ln"


def test_scopes_lose_microsofts_host_and_gain_the_one_for_refreshing():
    grant = tokens.read_grant(sample("microsoft", "token"))[MAIN]

    assert grant.scopes == (
        "openid",
        "profile",
        "email",
        "User.Read",
        "Mail.Read",
        "offline_access",
    )
    assert (grant.access_token, grant.refresh_token) == ("sample-access", "sample-refresh")
    assert grant.expires_in == 3599


def test_without_a_refresh_token_nothing_was_granted_for_refreshing():
    answer = sample("microsoft", "token") | {"refresh_token": None}

    assert "offline_access" not in tokens.read_grant(answer)[MAIN].scopes


def test_an_answer_without_scopes_says_nothing_about_them():
    assert tokens.read_grant({"access_token": "a"})[MAIN].scopes is None


def test_the_tenant_is_read_from_the_id_token():
    answer = sample("microsoft", "token") | {"id_token": id_token({"tid": TENANT})}

    assert tokens.read_grant(answer)[MAIN].extra == {"tid": TENANT}


@pytest.mark.parametrize(
    "strange",
    [
        None,
        "",
        7,
        [],
        "one-part",
        "a.b.c",
        "a.!!!.c",
        "a.e30.c",
        id_token([]),
        id_token({"tid": None}),
        id_token({"tid": 5}),
        id_token({"tid": "../x"}),
        "a." + urlsafe_b64encode(b"[" * 100_000).decode() + ".c",
    ],
)
def test_a_strange_id_token_costs_only_the_tenant(strange):
    grant = tokens.read_grant(sample("microsoft", "token") | {"id_token": strange})[MAIN]

    assert (grant.access_token, grant.extra) == ("sample-access", {})


def test_a_connection_is_named_after_its_microsoft_account():
    me = sample("microsoft", "me")
    call = RecordedCall(me)

    assert connection.identity(call) == Identity(
        me["id"], "Mara Lindqvist", "mara@northwind.example"
    )
    assert call.sent[0].url == "https://graph.microsoft.com/v1.0/me"


def test_an_account_without_a_mailbox_has_its_sign_in_name():
    bare = {"id": "1", "displayName": None, "mail": None, "userPrincipalName": "aiko@x.example"}

    who = connection.identity(RecordedCall(bare))

    assert (who.name, who.email) == ("aiko@x.example", "aiko@x.example")


# promises 37, 43
def test_connecting_grants_every_permission_and_keeps_who_it_is(caller):
    assert caller.connect("microsoft")["status"] == "success"

    row = Integration.objects.get()
    [connected] = caller.integrations()
    assert {each["service_name"] for each in connected["enabled_services"]} == {
        "mail.read",
        "mail.send",
        "mail.manage",
        "calendar.read",
        "calendar.manage",
        "drive.read",
        "drive.manage",
        "profile",
    }
    assert row.provider_user_id == sample("microsoft", "me")["id"]
    assert (row.provider_user_name, row.provider_user_email) == (
        "Mara Lindqvist",
        "mara@northwind.example",
    )
    assert row.provider_data == {"tid": TENANT}
    assert row.missing_scopes == []


def test_a_narrow_connection_may_read_mail_and_nothing_else(caller):
    caller.connect("microsoft", scopes=["mail.read"])

    assert caller.get("microsoft/mail/messages").status_code == 200
    assert caller.get("microsoft/me").status_code == 200
    assert caller.get("microsoft/drive/files").status_code == 403
    refused = caller.post("microsoft/mail/send", to="a@b.example", subject="", body="")
    assert refused.status_code == 403


# promise 48
def test_a_refresh_token_is_used_once_and_replaced(caller, sandbox):
    caller.connect("microsoft")

    for _ in range(2):
        sandbox.control("expire", provider="microsoft", kind="access")
        assert caller.get("microsoft/me").status_code == 200

    assert asked(sandbox, "microsoft", TOKEN) == 3


@pytest.mark.parametrize("error", ["invalid_grant", "interaction_required", "consent_required"])
def test_a_dead_grant_expires_the_connection(caller, sandbox, error):
    caller.connect("microsoft")
    sandbox.control("expire", provider="microsoft", kind="access")
    body = {
        "error": error,
        "error_description": "AADSTS700082: The refresh token has expired due to inactivity.",
        "error_codes": [700082],
    }
    sandbox.control("failures", provider="microsoft", path=TOKEN, status=400, body=body)

    response = caller.get("microsoft/me")

    assert (response.status_code, response.json()["error_code"]) == (401, "INTEGRATION_TOKEN_ERROR")
    assert caller.integrations()[0]["status"] == "expired"


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, "invalid_client"), (400, "unauthorized_client"), (503, "temporarily_unavailable")],
)
def test_a_fault_of_ours_or_of_microsoft_leaves_the_connection(caller, sandbox, status, error):
    caller.connect("microsoft")
    sandbox.control("expire", provider="microsoft", kind="access")
    sandbox.control(
        "failures", provider="microsoft", path=TOKEN, status=status, body={"error": error}
    )

    assert caller.get("microsoft/me").status_code in {401, 503}
    assert caller.integrations()[0]["status"] == "active"
