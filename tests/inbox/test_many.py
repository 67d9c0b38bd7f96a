"""Many events at once, and how long they stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inbox import moving
from inbox.models import InboxEvent
from inbox.retention import prune
from tests.factories import make_account, make_event, make_partner


@pytest.fixture
def account(partner):
    return make_account(partner, "user-1")


def statuses():
    return list(InboxEvent.objects.order_by("id").values_list("status", flat=True))


def test_archives_all_that_were_not(api, partner, account):
    make_event(account)
    make_event(make_account(partner, "user-2"), status="read")
    make_event(account, status="archived")
    make_event(make_account(make_partner(), "user-1"))

    body = api.post_json("/api/v1/inbox/archive-all", {}).json()

    assert body == {"ok": True, "data": {"archived": 2}, "archived": 2}
    assert statuses() == ["archived", "archived", "archived", "unread"]


def test_archives_a_batch_at_a_time(api, account, monkeypatch):
    monkeypatch.setattr(moving, "BATCH", 2)
    for _ in range(5):
        make_event(account)

    body = api.post_json("/api/v1/inbox/archive-all", {}).json()

    assert body["archived"] == 5
    assert statuses() == ["archived"] * 5


def test_archives_those_of_a_provider_before_a_moment(api, account):
    make_event(account, received_at=timezone.now() - timedelta(days=2))
    make_event(account)
    make_event(account, provider="slack", received_at=timezone.now() - timedelta(days=2))
    before = (timezone.now() - timedelta(days=1)).isoformat()

    body = api.post_json("/api/v1/inbox/archive-all", {"provider": "google", "before": before})

    assert body.json()["archived"] == 1
    assert statuses() == ["archived", "unread", "unread"]


def test_what_is_null_was_not_asked(api, account):
    make_event(account)
    make_event(account, provider="slack")

    body = api.post_json("/api/v1/inbox/archive-all", {"provider": None, "before": None}).json()

    assert body["archived"] == 2


def test_archives_for_one_account_alone(api, partner, account):
    make_event(account)
    make_event(make_account(partner, "user-2"))

    assert api.acting_for("user-2").post_json("/api/v1/inbox/archive-all").json()["archived"] == 1
    assert statuses() == ["unread", "archived"]


@pytest.mark.parametrize(
    ("action", "wanted"), [("read", ["read", "archived"]), ("archive", ["archived", "archived"])]
)
def test_marks_those_that_are_named_and_the_callers_own(api, account, action, wanted):
    named = [make_event(account), make_event(account, status="archived")]
    others = make_event(make_account(make_partner(), "user-1"))
    names = [event.public_id for event in (*named, others)] + ["evt_unknown"]

    body = api.post_json("/api/v1/inbox/batch", {"ids": names, "action": action}).json()

    assert body == {"ok": True, "data": {"updated": 1}, "updated": 1}
    assert statuses() == [*wanted, "unread"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"ids": [], "action": "read"},
        {"ids": ["evt_1"], "action": "delete"},
        {"ids": "evt_1", "action": "read"},
        {"ids": ["evt_1"] * 501, "action": "read"},
        {"ids": [None], "action": "read"},
        {"ids": [1], "action": "read"},
    ],
)
def test_a_bad_batch_changes_nothing(api, account, body):
    make_event(account)

    assert api.post_json("/api/v1/inbox/batch", body).status_code == 400
    assert statuses() == ["unread"]


@pytest.mark.parametrize("body", [{"before": "yesterday"}, {"all": True}, {"provider": ""}])
def test_a_bad_order_archives_nothing(api, account, body):
    make_event(account)

    assert api.post_json("/api/v1/inbox/archive-all", body).status_code == 400
    assert statuses() == ["unread"]


# promise 128
def test_what_is_past_its_time_goes(settings, account, monkeypatch):
    monkeypatch.setattr("inbox.retention.BATCH", 2)
    settings.RETENTION_INBOX_DAYS = 30
    for days in (1, 29, 31, 40, 50, 60):
        make_event(account, received_at=timezone.now() - timedelta(days=days))

    assert prune() == 4
    assert prune() == 0
    assert InboxEvent.objects.count() == 2
