"""API reference: keys, envelope, error codes, limits."""

import pytest

from tests.conftest import Api
from tests.contract.shapes import ACCOUNTS, UNKNOWN, failure, success, success_list
from tests.factories import make_key, make_user, subscribe


def test_authentication_bearer_key(api):
    """API Reference > Authentication."""
    success_list(Api().get(ACCOUNTS, headers={"Authorization": f"Bearer {api.key}"}))


def test_authentication_without_a_partner_profile(db):
    """API Reference > Authentication."""
    response = Api(make_key(make_user())).get(ACCOUNTS)

    assert failure(response, 403)["error_code"] == "PARTNER_REQUIRED"


def test_response_format_success(api):
    """API Reference > Response Format, and Common Error Codes."""
    success(api.get("/api/v1/me"))


def test_response_format_error(api):
    """API Reference > Response Format, and Common Error Codes."""
    error = failure(api.get(f"{ACCOUNTS}/{UNKNOWN}"), 404)

    assert (error["error"], error["error_code"]) == ("Account not found", "NOT_FOUND")


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer sk_live_your_key_here"}])
def test_response_format_401_invalid_or_missing_key(db, headers):
    """API Reference > Response Format, and Common Error Codes."""
    failure(Api().get(ACCOUNTS, headers=headers), 401)


def test_response_format_403_suspended(api, partner):
    """API Reference > Response Format, and Common Error Codes."""
    partner.status = "suspended"
    partner.save()

    assert failure(api.get(ACCOUNTS), 403)["error"] == "Partner profile is suspended"


def test_response_format_429_rate_limit_exceeded(api, partner):
    """API Reference > Response Format, and Common Error Codes."""
    partner.subscription.plan.per_minute = 0
    partner.subscription.plan.save()

    response = api.get(ACCOUNTS)

    assert failure(response, 429)["error"] == "Rate limit exceeded"
    assert int(response["Retry-After"]) >= 1


@pytest.mark.parametrize(
    ("tier", "month", "minute"),
    [("free", "1000", "30"), ("pro", "100000", "300"), ("enterprise", "-1", "1000")],
)
def test_rate_limits_headers_of_every_tier(api, partner, tier, month, minute):
    """API Reference > Rate Limits."""
    subscribe(partner, tier)

    response = api.get(ACCOUNTS)

    left = "-1" if month == "-1" else str(int(month) - 1)
    assert response["X-RateLimit-Limit"] == month
    assert response["X-RateLimit-Remaining"] == left
    assert response["X-RateLimit-Minute-Limit"] == minute
    assert response["X-RateLimit-Minute-Remaining"] == str(int(minute) - 1)
    assert "Retry-After" not in response


def test_rate_limits_past_due_blocks_every_tier_until_it_is_paid(api, partner):
    """API Reference > Rate Limits."""
    for tier in ("free", "pro", "enterprise"):
        subscribe(partner, tier, status="past_due")
        failure(api.get(ACCOUNTS), 402)

    subscribe(partner, status="active")

    success_list(api.get(ACCOUNTS))
