"""Who has no partner profile, and whose is suspended."""

import pytest

from billing.models import UsageRecord
from tests.conftest import Api
from tests.factories import make_integration, make_key

ID = "550e8400-e29b-41d4-a716-446655440000"
PARTNER_ROUTES = [
    ("GET", "/api/v1/accounts"),
    ("POST", "/api/v1/accounts"),
    ("GET", f"/api/v1/accounts/{ID}"),
    ("PATCH", f"/api/v1/accounts/{ID}"),
    ("DELETE", f"/api/v1/accounts/{ID}"),
    ("POST", f"/api/v1/accounts/{ID}/connect"),
    ("GET", f"/api/v1/accounts/{ID}/connect/{ID}"),
    ("GET", f"/api/v1/accounts/{ID}/integrations"),
    ("PATCH", f"/api/v1/accounts/{ID}/integrations/slack"),
    ("DELETE", f"/api/v1/accounts/{ID}/integrations/slack"),
]
PROXY_ROUTES = [("GET", "/api/v1/github/repos"), ("POST", "/api/v1/slack/messages")]


def mark(partner, status):
    partner.status = status
    partner.save()


@pytest.mark.parametrize(("method", "path"), PARTNER_ROUTES)
def test_a_deactivated_profile_is_none(api, partner, method, path):
    mark(partner, "deactivated")

    response = api.send(method, path, {})

    error = response.json()
    assert response.status_code == 403
    assert error["error"] == "Partner profile required"
    assert (error["error_code"], error["code"]) == ("PARTNER_REQUIRED", "PERMISSION_DENIED")


@pytest.mark.parametrize(("method", "path"), PARTNER_ROUTES + PROXY_ROUTES)
def test_a_suspended_partner_is_refused(api, partner, method, path):  # promise 78
    mark(partner, "suspended")

    response = api.acting_for("user-123").send(method, path, {})

    error = response.json()
    assert response.status_code == 403
    assert error["error"] == "Partner profile is suspended"
    assert (error["error_code"], error["code"]) == ("PARTNER_SUSPENDED", "PERMISSION_DENIED")


@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/health"])
@pytest.mark.parametrize("status", ["suspended", "deactivated"])
def test_who_am_i_and_health_stay_open(api, partner, path, status):
    mark(partner, status)

    assert api.get(path).status_code == 200


def test_a_suspended_partner_comes_back_with_the_next_call(api, partner):
    mark(partner, "suspended")
    assert api.get("/api/v1/accounts").status_code == 403

    mark(partner, "active")

    assert api.get("/api/v1/accounts").status_code == 200


def test_a_header_needs_a_profile_even_with_a_personal_key(partner, account):
    make_integration(account, "github")
    api = Api(make_key(partner, "personal"))
    mark(partner, "deactivated")

    response = api.acting_for("user-123").get("/api/v1/github/repos")

    assert (response.status_code, response.json()["error_code"]) == (403, "PARTNER_REQUIRED")


def test_refused_calls_are_logged_and_counted_too(api, partner):
    mark(partner, "suspended")

    api.get("/api/v1/accounts")

    record = UsageRecord.objects.get()
    assert (record.status, record.counted, record.partner_id) == (403, True, partner.pk)
