"""What staff can do, and that each deed leaves an event."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from accounts.models import ApiKey, Event, Partner
from connect import ending, sessions
from integrations.models import Integration
from providers.registry import find
from tests.admin.test_every_model import address
from tests.conftest import Api
from tests.factories import make_key, make_partner, make_user
from tests.pages.html import Page


def do(desk, action, *rows, **answers):
    """Run an action on chosen rows, answering what it asks, and return what was said afterwards."""
    chosen = {"action": action, "_selected_action": [str(row.pk) for row in rows]}
    chosen |= answers and {"answered": "yes", **answers}
    page = Page(desk.post(address(type(rows[0]), "changelist"), chosen, follow=True))
    return page.text


def deeds():
    return list(Event.objects.order_by("id").values_list("type", "actor", "actor_id", "object_id"))


def test_revoking_keys(desk, staff, partner):
    raw, other = make_key(partner), make_key(partner)
    keys = list(ApiKey.objects.order_by("created_at"))

    said = do(desk, "revoke_keys", *keys, reason="leaked")

    assert "2 revoked" in said
    assert [Api(key).get("/api/v1/me").status_code for key in (raw, other)] == [401, 401]
    assert sorted(deeds()) == sorted(
        ("key.revoked", "staff", str(staff.pk), str(key.pk)) for key in keys
    )
    assert {event.partner_id for event in Event.objects.all()} == {partner.pk}


def test_a_revoked_key_is_not_revoked_again(desk, partner):
    make_key(partner)
    key = ApiKey.objects.get()
    key.revoke()

    assert "0 revoked" in do(desk, "revoke_keys", key, reason="leaked")
    assert deeds() == []


# promise 78
def test_suspending_and_reactivating_a_partner(desk, staff, partner, api):
    assert "1 suspended" in do(desk, "suspend", partner, reason="abuse")
    assert api.get("/api/v1/accounts").json()["error_code"] == "PARTNER_SUSPENDED"

    assert "1 reactivated" in do(desk, "reactivate", partner, reason="sorted out")
    assert api.get("/api/v1/accounts").status_code == 200
    assert deeds() == [
        ("partner.suspended", "staff", str(staff.pk), str(partner.pk)),
        ("partner.reactivated", "staff", str(staff.pk), str(partner.pk)),
    ]
    assert [event.data for event in Event.objects.order_by("id")] == [
        {"reason": "abuse"},
        {"reason": "sorted out"},
    ]


@pytest.mark.parametrize("reason", [None, "", "  ", "x" * 501])
def test_nobody_is_suspended_without_a_reason(desk, partner, reason):
    answers = {} if reason is None else {"reason": reason}
    page = do(desk, "suspend", partner, **answers)

    assert "Suspend: refuse every call" in page
    assert "Acme" in page
    assert ("Nothing was changed" in page) == (reason is not None)
    assert Partner.objects.get().status == "active"
    assert deeds() == []


def test_the_question_is_answered_by_the_form_it_shows(desk, partner):
    chosen = {"action": "suspend", "_selected_action": [str(partner.pk)]}
    asked = Page(desk.post(address(Partner, "changelist"), chosen))
    hidden = {f["name"]: f["value"] for f in asked.all("input") if f.get("type") == "hidden"}
    labels = {label["for"] for label in asked.all("label")}
    assert {asked.all("textarea")[0]["id"]} <= labels

    desk.post(address(Partner, "changelist"), hidden | {"reason": "abuse"})

    assert Partner.objects.get().status == "suspended"


def test_too_many_rows_at_once_are_refused(desk, partner, monkeypatch):
    monkeypatch.setattr("config.asking.MOST_ROWS", 1)
    other = make_partner()

    assert "Choose at most 1 rows" in do(desk, "suspend", partner, other, reason="abuse")
    assert set(Partner.objects.values_list("status", flat=True)) == {"active"}


def test_a_partner_leads_to_its_usage_and_its_plan(desk, partner):
    page = Page(desk.get(address(Partner, "change", partner.pk)))

    links = [link.get("href") for link in page.all("a")]
    assert f"/admin/billing/usageday/?q={partner.pk}" in links
    assert f"/admin/billing/subscription/?q={partner.pk}" in links


@pytest.mark.parametrize(
    ("status", "action"),
    [("deactivated", "reactivate"), ("deactivated", "suspend"), ("active", "reactivate")],
)
def test_only_what_is_suspended_is_reactivated(desk, partner, status, action):
    Partner.objects.update(status=status)

    do(desk, action, partner, reason="why not")

    assert Partner.objects.get().status == status
    assert deeds() == []


def test_cancelling_a_session(desk, staff, account):
    session, _ = sessions.start(account, find("github"), "https://acme.example/done", [])

    said = do(desk, "cancel", session, reason="wrong link")

    assert "1 cancelled" in said
    session.refresh_from_db()
    assert (session.status, session.error, session.verifier) == ("failed", "cancelled", "")
    assert not Integration.objects.exists()
    assert deeds() == [("connect.cancelled", "staff", str(staff.pk), str(session.pk))]
    assert Event.objects.get().account_id == account.pk


def test_an_ended_session_is_not_cancelled(desk, account):
    session, _ = sessions.start(account, find("github"), "https://acme.example/done", [])
    ending.end(session, "failed", "access_denied")

    assert "0 cancelled" in do(desk, "cancel", session, reason="wrong link")
    session.refresh_from_db()
    assert session.error == "access_denied"
    assert deeds() == []


def test_who_may_only_look_may_not_act(client, partner):
    watcher = make_user(is_staff=True)
    watcher.user_permissions.set(Permission.objects.filter(codename="view_partner"))
    client.force_login(watcher)

    do(client, "suspend", partner, reason="abuse")

    assert Partner.objects.get().status == "active"
    assert deeds() == []


def test_who_may_change_partners_may_act(client, partner):
    helper = make_user(is_staff=True)
    codes = ("view_partner", "change_partner")
    helper.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(helper)

    do(client, "suspend", partner, reason="abuse")

    assert Partner.objects.get().status == "suspended"


def test_staff_log_in_where_everybody_does(client, db):
    response = client.get(reverse("admin:index"), follow=True)

    assert response.redirect_chain[-1] == ("/accounts/login/?next=%2Fadmin%2F", 302)
    assert "Log in" in Page(response).title
