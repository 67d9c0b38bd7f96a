"""Making API calls: the header, the way of a call, and how an integration stands."""

from integrations.models import Integration
from tests.connect.walk import walk
from tests.contract.consenting import consented
from tests.contract.shapes import data_of
from tests.factories import make_account


def test_header_names_whose_tokens_are_used(api, partner, account, connect):
    """Making API Calls > The X-Account-Id Header."""
    connect("github", person="mara")
    consented(api, make_account(partner, "user-456"), "github", person="tomas")

    mara = data_of(api.acting_for("user-123").get("/api/v1/github/user"))
    tomas = data_of(api.acting_for("user-456").get("/api/v1/github/user"))

    assert (mara["login"], tomas["login"]) == ("mara-lindqvist", "tomas-oliveira")


def test_how_it_works_an_expired_token_is_refreshed_on_the_way(caller, connect, sandbox):
    """Making API Calls > How It Works."""
    connect("google")
    sandbox.control("expire", provider="google")

    messages = data_of(caller.get("/api/v1/google/gmail/messages"))["messages"]

    assert messages
    assert sandbox.requests(provider="google", path="/token")["count"] == 2


def google(api, account):
    """Return the account's Google integration, as the guide looks for it."""
    path = f"/api/v1/accounts/{account.pk}/integrations"
    integrations = data_of(api.get(path))["integrations"]
    return next((each for each in integrations if each["provider"] == "google"), None)


def test_status_none(api, account):
    """Making API Calls > Checking Integration Status."""
    assert google(api, account) is None


def test_status_pending(api, account):
    """Making API Calls > Checking Integration Status."""
    walk(api, account, "google")

    assert google(api, account)["status"] == "pending"


def test_status_active(api, account, connect):
    """Making API Calls > Checking Integration Status."""
    connect("google")

    assert google(api, account)["status"] == "active"


def test_status_expired_when_the_refresh_fails_for_good(api, account, caller, connect, sandbox):
    """Making API Calls > Checking Integration Status."""
    connect("google")
    sandbox.control("revoke", provider="google")

    response = caller.get("/api/v1/google/gmail/messages")

    assert response.status_code == 401
    assert google(api, account)["status"] == "expired"


def test_status_revoked_by_the_user(api, account, caller, connect, sandbox):
    """Making API Calls > Checking Integration Status."""
    connect("slack")
    sandbox.control("revoke", provider="slack")

    response = caller.get("/api/v1/slack/channels")

    error = response.json()
    assert (response.status_code, error["error_code"]) == (401, "INTEGRATION_TOKEN_ERROR")
    assert (error["error"], error["code"]) == (
        "The user revoked access to slack",
        "INTEGRATION_REVOKED",
    )
    assert Integration.objects.get().status == "revoked"
