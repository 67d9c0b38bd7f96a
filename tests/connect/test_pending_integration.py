"""The integration that is not there yet: pending while a session runs, gone when it leads nowhere."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from connect import ending
from integrations.models import Integration
from tests.connect.walk import grant, walk


def test_a_started_session_shows_a_pending_integration(api, started):
    [shown] = started.integrations()

    assert shown == {
        "id": str(Integration.objects.get().pk),
        "provider": "github",
        "status": "pending",
        "connected_at": None,
        "enabled_services": [],
        "missing_scopes": [],
        "connected_as": None,
        "account_mismatch": False,
        "formerly_connected_as": None,
        "scopes": {"requested": [], "granted": [], "missing": []},
        "permissions": shown["permissions"],
    }
    account = api.get(f"/api/v1/accounts/{started.account.pk}").json()["data"]
    assert [each["status"] for each in account["integrations"]] == ["pending"]


def test_a_call_finds_no_active_integration_in_it(api, started):
    response = api.acting_for("user-123").get("/api/v1/github/repos")

    assert response.status_code == 404
    assert response.json()["error_code"] == "INTEGRATION_NOT_FOUND"


def test_it_becomes_the_active_one(started, upstream):
    [pending] = started.integrations()
    grant(upstream)

    started.come_back()

    [active] = started.integrations()
    assert (active["id"], active["status"]) == (pending["id"], "active")


@pytest.mark.parametrize("query", [{"error": "access_denied"}, {"code": ""}])
def test_it_goes_when_the_session_fails(started, query):
    started.come_back(**query)

    assert started.integrations() == []


def test_it_goes_when_the_worker_expires_the_session(started):
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        ending.expire_overdue()

        assert started.integrations() == []


def test_it_goes_when_somebody_asks_for_an_overdue_session(started):
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        assert started.status()["status"] == "expired"

        assert started.integrations() == []


def test_it_stays_while_another_session_runs(api, account, upstream):
    first, second = walk(api, account), walk(api, account)

    first.come_back(error="access_denied")
    assert [each["status"] for each in second.integrations()] == ["pending"]

    second.come_back(error="access_denied")
    assert second.integrations() == []


def test_one_success_of_two_sessions_outlives_the_others_failure(api, account, upstream):
    first, second = walk(api, account), walk(api, account)
    grant(upstream)

    first.come_back()
    second.come_back(error="access_denied")

    assert [each["status"] for each in first.integrations()] == ["active"]


def test_disconnecting_takes_it_away_and_the_session_can_still_finish(api, started, upstream):
    grant(upstream)
    path = f"/api/v1/accounts/{started.account.pk}/integrations/github"

    gone = api.delete(path)
    after = started.integrations()
    started.come_back(Client())

    assert gone.json() == {"ok": True, "data": {"deleted": True, "provider": "github"}}
    assert after == []
    assert [each["status"] for each in started.integrations()] == ["active"]
