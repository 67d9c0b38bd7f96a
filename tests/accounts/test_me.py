"""GET /me."""

import pytest

from accounts.models import ConnectedAccount
from billing.models import Plan, Subscription, UsageRecord
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key, make_user, subscribe

ME = "/api/v1/me"


def test_a_partner_key_alone_has_nothing_connected(api, partner):
    make_integration(ConnectedAccount.objects.own_of(partner.user), "github")

    assert api.get(ME).json() == {
        "ok": True,
        "data": {
            "email": partner.user.email,
            "tier": "pro",
            "usage": {"current": 0, "limit": 100_000},
            "integrations": [],
            "dashboardUrl": "http://testserver/settings",
        },
    }


def test_a_partner_key_with_the_header_shows_that_account(api, partner):
    account = make_account(partner, "u")
    make_integration(account, "slack", status="expired")
    make_integration(account, "google")

    assert api.acting_for("u").get(ME).json()["data"]["integrations"] == [
        {"provider": "google", "status": "active"},
        {"provider": "slack", "status": "expired"},
    ]


def test_one_that_is_begun_is_listed_as_everywhere_else(api, account):
    account.integrations.create(provider="github")
    acting = api.acting_for(account.external_id)

    listed = acting.get("/api/v1/integrations").json()["data"]["integrations"]

    shown = acting.get(ME).json()["data"]["integrations"]
    assert shown == [{"provider": "github", "status": "pending"}]
    assert shown == [{name: one[name] for name in ("provider", "status")} for one in listed]


def test_an_unknown_account_is_404_here_too(api):
    response = api.acting_for("nobody").get(ME)

    assert response.status_code == 404
    assert response.json()["error"] == 'Connected account "nobody" not found'


def test_a_personal_key_shows_the_users_own(db):
    user = make_user()
    plan = Plan.objects.get(family="personal", slug="pro")
    Subscription.objects.create(user=user, plan=plan)
    make_integration(ConnectedAccount.objects.own_of(user), "github")

    data = Api(make_key(user, "personal")).get(ME).json()["data"]

    assert (data["email"], data["tier"]) == (user.email, "pro")
    assert data["usage"] == {"current": 0, "limit": 10_000}
    assert data["integrations"] == [{"provider": "github", "status": "active"}]


def test_usage_is_what_was_counted_and_asking_is_free(api):
    for _ in range(3):
        api.get("/api/v1/accounts")
    for _ in range(2):
        api.get(ME)

    assert api.get(ME).json()["data"]["usage"] == {"current": 3, "limit": 100_000}
    assert UsageRecord.objects.filter(route="/api/v1/me", counted=False).count() == 3


def test_unlimited_is_minus_one(api, partner):
    subscribe(partner, "enterprise")

    assert api.get(ME).json()["data"]["usage"] == {"current": 0, "limit": -1}


@pytest.mark.parametrize("status", ["past_due", "cancelled"])
def test_stays_open_whatever_the_bill(api, partner, status):
    subscribe(partner, status=status)

    assert api.get(ME).status_code == 200


def test_without_a_subscription_the_default_plan_counts(api, partner):
    partner.subscription.delete()

    data = api.get(ME).json()["data"]

    assert (data["tier"], data["usage"]["limit"]) == ("free", 1000)


def test_needs_a_key(db):
    assert Api().get(ME).status_code == 401
