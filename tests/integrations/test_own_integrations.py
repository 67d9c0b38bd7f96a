"""GET /integrations: what the one a call acts for has connected."""

from datetime import UTC, datetime

import pytest

from accounts.models import ConnectedAccount
from billing.models import UsageRecord
from integrations.models import Integration
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key, make_partner, make_user

INTEGRATIONS = "/api/v1/integrations"
AT = datetime(2026, 1, 2, 3, 4, 5, 678_901, tzinfo=UTC)


def listed(api):
    response = api.get(INTEGRATIONS)
    assert response.status_code == 200, response.content
    return response.json()["data"]["integrations"]


@pytest.fixture
def user(db):
    return make_user()


@pytest.fixture
def own(user):
    return ConnectedAccount.objects.own_of(user)


@pytest.fixture
def personal(user):
    return Api(make_key(user, "personal"))


def test_a_personal_key_lists_its_users_own(personal, own):
    make_integration(own, "slack", connected_at=AT)
    make_integration(own, "google", connected_at=AT)

    assert personal.get(INTEGRATIONS).json() == {
        "ok": True,
        "data": {
            "integrations": [
                {
                    "provider": "google",
                    "status": "active",
                    "connected_at": "2026-01-02T03:04:05.678Z",
                    "services": ["gmail", "calendar", "drive", "sheets", "docs", "slides"],
                },
                {
                    "provider": "slack",
                    "status": "active",
                    "connected_at": "2026-01-02T03:04:05.678Z",
                    "services": ["slack"],
                },
            ]
        },
    }


def test_services_are_those_with_a_permission_granted_and_switched_on(personal, own):
    google = make_integration(own, "google", enabled=["gmail.read", "calendar.read", "drive.read"])
    google.permissions.filter(permission="calendar.read").update(is_enabled=False)
    google.permissions.filter(permission="drive.read").update(is_granted=False)

    assert listed(personal)[0]["services"] == ["gmail"]


def test_a_pending_one_has_no_time_and_no_services(personal, own):
    Integration.objects.create(account=own, provider="github")

    assert listed(personal) == [
        {"provider": "github", "status": "pending", "connected_at": None, "services": []}
    ]


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_a_dead_one_is_listed_as_such(personal, own, status):
    make_integration(own, "github", status=status)

    assert [each["status"] for each in listed(personal)] == [status]


def test_a_partner_key_alone_has_nothing_connected(api, partner):
    make_integration(ConnectedAccount.objects.own_of(partner.user), "github")
    make_integration(make_account(partner, "u"), "slack")

    assert listed(api) == []


def test_the_header_names_whose_they_are(api, partner):
    make_integration(make_account(partner, "u"), "slack")
    make_integration(make_account(partner, "v"), "github")

    assert [each["provider"] for each in listed(api.acting_for("u"))] == ["slack"]


def test_a_personal_key_of_a_partner_takes_the_header_too(partner):
    make_integration(ConnectedAccount.objects.own_of(partner.user), "github")
    make_integration(make_account(partner, "u"), "slack")
    api = Api(make_key(partner, "personal"))

    assert [each["provider"] for each in listed(api)] == ["github"]
    assert [each["provider"] for each in listed(api.acting_for("u"))] == ["slack"]


def test_the_call_is_logged_under_the_account_it_acts_for(api, partner):
    account = make_account(partner, "u")

    listed(api.acting_for("u"))
    listed(api)

    logged = UsageRecord.objects.order_by("pk").values_list("route", "account_id")
    assert list(logged) == [(INTEGRATIONS, account.pk), (INTEGRATIONS, None)]


def test_another_partners_account_is_404(api):
    make_integration(make_account(make_partner(), "theirs"), "slack")

    response = api.acting_for("theirs").get(INTEGRATIONS)

    assert response.status_code == 404
    assert response.json()["error"] == 'Connected account "theirs" not found'


def test_an_empty_header_is_400(personal):
    assert Api(personal.key, account="").get(INTEGRATIONS).status_code == 400


def test_needs_a_key_and_its_scope(partner):
    assert Api().get(INTEGRATIONS).status_code == 401
    assert Api(make_key(partner, scopes=["accounts:read"])).get(INTEGRATIONS).status_code == 403


def test_takes_as_many_statements_for_many_as_for_one(personal, own, django_assert_max_num_queries):
    make_integration(own, "github")
    personal.get(INTEGRATIONS)
    with django_assert_max_num_queries(40) as one:
        personal.get(INTEGRATIONS)
    for provider in ("google", "slack", "notion", "linear"):
        make_integration(own, provider)

    with django_assert_max_num_queries(40) as many:
        assert len(listed(personal)) == 5

    assert len(many) == len(one)
