"""One envelope: every row of the error table, with its status, both codes and its words."""

import pytest
import requests
from django.db import OperationalError

from accounts.models import ConnectedAccount
from config.statement import Statement
from integrations.models import Integration, Token
from tests.conftest import Api
from tests.contract.shapes import ACCOUNTS, UNKNOWN, explained
from tests.factories import (
    make_account,
    make_integration,
    make_key,
    make_partner,
    make_user,
    subscribe,
)

REPOS = "/api/v1/github/repos"
GITHUB_REPOS = "https://api.github.com/user/repos"
DONE = "https://app.example/done"


@pytest.fixture
def caller(api, account):
    return api.acting_for("user-123")


def is_error(response, status, error_code, code, error):
    """Check the whole error body, and return its details."""
    body = response.json()
    assert response.status_code == status, body
    assert body == {
        "ok": False,
        "error": error,
        "error_code": error_code,
        "code": code,
        "details": body["details"],
        "request_id": response["X-Request-Id"],
    } | ({"retry_after": body.get("retry_after")} if status == 429 else {})
    assert body["details"] == explained(error_code, **body["details"])
    return body["details"]


def test_no_key(db):
    response = Api().get(ACCOUNTS)

    is_error(response, 401, "AUTH_REQUIRED", "AUTH_REQUIRED", "Missing authorization header")


def test_invalid_key(db):
    response = Api("sk_live_your_key_here").get(ACCOUNTS)

    is_error(response, 401, "AUTH_REQUIRED", "AUTH_REQUIRED", "Invalid API key")
    assert response["WWW-Authenticate"] == "Bearer"


def test_the_key_lacks_the_scope(partner):
    response = Api(make_key(partner, scopes=["tools:read"])).get(ACCOUNTS)

    is_error(response, 403, "PERMISSION_DENIED", "PERMISSION_DENIED", "Permission denied")


def test_the_service_is_switched_off(api, caller, account):
    make_integration(account, "github")
    off = {"enabled_services": [{"service_name": "github.read", "is_enabled": False}]}
    api.send("PATCH", f"{ACCOUNTS}/{account.pk}/integrations/github", off)

    response = caller.get(REPOS)

    is_error(response, 403, "PERMISSION_DENIED", "PERMISSION_DENIED", "Permission denied")


def test_no_partner_profile(db):
    response = Api(make_key(make_user())).get(ACCOUNTS)

    is_error(response, 403, "PARTNER_REQUIRED", "PERMISSION_DENIED", "Partner profile required")


def test_a_suspended_partner(db):
    response = Api(make_key(make_partner(status="suspended"))).get(ACCOUNTS)

    text = "Partner profile is suspended"
    is_error(response, 403, "PARTNER_SUSPENDED", "PERMISSION_DENIED", text)


def test_past_due(api, partner):
    subscribe(partner, status="past_due")

    response = api.get(ACCOUNTS)

    text = "Payment past due. Please update your payment method."
    is_error(response, 402, "PAYMENT_PAST_DUE", "PAYMENT_PAST_DUE", text)


def test_bad_input(api):
    response = api.post_json(ACCOUNTS, {"external_id": "u", "nickname": "x"})

    text = "nickname: Unknown field."
    details = is_error(response, 400, "VALIDATION_ERROR", "VALIDATION_ERROR", text)
    assert details == explained("VALIDATION_ERROR", fields={"nickname": ["Unknown field."]})


def test_bad_json(api):
    response = api.generic("POST", ACCOUNTS, "{", content_type="application/json")

    text = "The body is not valid JSON"
    is_error(response, 400, "VALIDATION_ERROR", "VALIDATION_ERROR", text)


def test_a_duplicate(api, account):
    response = api.post_json(ACCOUNTS, {"external_id": "user-123"})

    text = "An account with this external_id already exists"
    is_error(response, 409, "ALREADY_EXISTS", "ALREADY_EXISTS", text)


def test_a_provider_that_is_not_configured(api, account, monkeypatch):
    monkeypatch.delenv("PROVIDER_GOOGLE_CLIENT_ID")

    response = api.post_json(
        f"{ACCOUNTS}/{account.pk}/connect", {"provider": "google", "redirect_url": DONE}
    )

    text = "google is not configured on this server"
    is_error(response, 400, "VALIDATION_ERROR", "VALIDATION_ERROR", text)


def test_an_unknown_id_and_another_partners(api):
    theirs = make_account(make_partner(), "theirs")

    for pk in (UNKNOWN, theirs.pk):
        response = api.get(f"{ACCOUNTS}/{pk}")
        is_error(response, 404, "NOT_FOUND", "NOT_FOUND", "Account not found")


def test_an_unknown_route(api):
    response = api.get("/api/v1/nowhere")

    is_error(response, 404, "NOT_FOUND", "NOT_FOUND", "No route GET /api/v1/nowhere")


def test_a_header_that_matches_nothing(api):
    response = api.acting_for("x").get(REPOS)

    is_error(response, 404, "ACCOUNT_NOT_FOUND", "NOT_FOUND", 'Connected account "x" not found')


def test_no_integration_or_a_pending_one(api, caller, account):
    text = "No active github integration for this account"
    is_error(caller.get(REPOS), 404, "INTEGRATION_NOT_FOUND", "NOT_FOUND", text)

    Integration.objects.create(account=account, provider="github")

    is_error(caller.get(REPOS), 404, "INTEGRATION_NOT_FOUND", "NOT_FOUND", text)


def test_a_refresh_that_is_refused_now_and_ever_after(caller, account, upstream):
    make_integration(account, "google", refresh_token="1//r", expires_in=-1)
    asked = upstream.post(
        "https://oauth2.googleapis.com/token", status=400, json={"error": "invalid_grant"}
    )

    for _ in range(2):
        response = caller.get("/api/v1/gmail/labels")

        text = "Failed to refresh access token"
        is_error(response, 401, "INTEGRATION_TOKEN_ERROR", "INTEGRATION_EXPIRED", text)
    assert len(asked.calls) == 1


def test_a_grant_that_the_user_revoked(caller, account):
    make_integration(account, "google", status="revoked")

    response = caller.get("/api/v1/gmail/labels")

    text = "The user revoked access to google"
    is_error(response, 401, "INTEGRATION_TOKEN_ERROR", "INTEGRATION_REVOKED", text)


def test_granted_scopes_that_are_too_narrow(caller, account):
    make_integration(account, "google", enabled=["calendar.read"])

    response = caller.get("/api/v1/gmail/labels")

    text = "The granted scopes do not include gmail.read; connect again to ask for it"
    details = is_error(response, 403, "INTEGRATION_SCOPE_MISSING", "PERMISSION_DENIED", text)
    assert details["permission"] == "gmail.read"


def test_a_limit(api, partner):
    partner.subscription.plan.per_minute = 0
    partner.subscription.plan.save()

    response = api.get(ACCOUNTS)

    details = is_error(response, 429, "RATE_LIMITED", "RATE_LIMITED", "Rate limit exceeded")
    seconds = int(response["Retry-After"])
    assert details == explained("RATE_LIMITED", limit="minute", retry_after=seconds)
    assert response.json()["retry_after"] == seconds >= 1


def test_an_error_of_the_provider(caller, account, upstream):
    make_integration(account, "github")
    upstream.get(GITHUB_REPOS, status=500, json={"message": "Server Error"})

    response = caller.get(REPOS)

    details = is_error(response, 502, "PROVIDER_ERROR", "PROVIDER_ERROR", "GitHub answered 500")
    assert (details["source"], details["status"]) == ("provider", 500)
    assert details["body"] == {"message": "Server Error"}


def test_a_provider_out_of_reach(caller, account, upstream):
    make_integration(account, "github")
    upstream.get(GITHUB_REPOS, body=requests.ConnectionError("away"))

    response = caller.get(REPOS)

    text = "github is not reachable right now"
    details = is_error(response, 503, "PROVIDER_UNAVAILABLE", "PROVIDER_UNAVAILABLE", text)
    assert details["retry_after"] >= 1
    assert "Retry-After" not in response


def test_a_wrong_method(api):
    response = api.send("DELETE", ACCOUNTS)

    text = "DELETE is not allowed here"
    details = is_error(response, 405, "METHOD_NOT_ALLOWED", "METHOD_NOT_ALLOWED", text)
    assert response["Allow"] == "GET, POST, HEAD"
    assert details == explained("METHOD_NOT_ALLOWED", allowed=["GET", "POST", "HEAD"])


def test_too_large_a_body(api):
    body = f'{{"external_id": "{"u" * 10 * 1024 * 1024}"}}'

    response = api.generic("POST", ACCOUNTS, body, content_type="application/json")

    text = "The body is larger than 10 MB"
    is_error(response, 413, "PAYLOAD_TOO_LARGE", "PAYLOAD_TOO_LARGE", text)
    assert not ConnectedAccount.objects.exists()


def test_a_wrong_type_of_body(api):
    response = api.generic("POST", ACCOUNTS, "external_id=u", content_type="text/plain")

    text = "Send the body as application/json"
    is_error(response, 415, "UNSUPPORTED_MEDIA_TYPE", "UNSUPPORTED_MEDIA_TYPE", text)


def test_our_own_fault(caller, account, monkeypatch):
    make_integration(account, "github")
    monkeypatch.setattr(Token, "access_token", property(lambda token: 1 / 0))

    response = caller.get(REPOS)

    text = "Something went wrong on our side"
    is_error(response, 500, "INTERNAL_ERROR", "INTERNAL_ERROR", text)


def test_the_database_is_away(api, monkeypatch):  # promise 135
    def refuse(statement, params):
        raise OperationalError("the connection is closed")

    monkeypatch.setattr(Statement, "rows", refuse)

    response = api.acting_for("user-123").get(REPOS)

    text = "The database does not answer right now"
    details = is_error(response, 503, "INTERNAL_ERROR", "INTERNAL_ERROR", text)
    assert details["retry_after"] == 1
