"""Staff look at somebody's Settings pages: shortly, read-only, and in the open."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.looking.allowed import PAGES
from accounts.looking.looks import LASTS, end_overdue
from accounts.models import ApiKey, Event, Look, Partner, User
from tests.admin.test_actions import do
from tests.conftest import Api
from tests.factories import (
    make_account,
    make_app,
    make_attempt,
    make_delivery,
    make_endpoint,
    make_event,
    make_key,
    make_partner,
    make_record,
    make_user,
    subscribe,
)
from tests.pages.html import Page
from tests.pages.till import Till, take_payments

REFUSED = "Not while you look"


@pytest.fixture
def ada(partner):
    """A partner whose pages are looked at; they have a key, an account and a call."""
    User.objects.filter(pk=partner.user_id).update(email="ada@example.com")
    make_key(partner)
    return User.objects.get(pk=partner.user_id)


@pytest.fixture
def looking(desk, ada):
    """The desk of staff who began to look at Ada's pages."""
    do(desk, "look", ada, reason="ticket 7")
    return desk


def events():
    return [(e.type, e.actor, e.actor_id, e.data) for e in Event.objects.order_by("id")]


def later(monkeypatch, pause):
    now = timezone.now() + pause
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


# promise 79
def test_staff_see_that_something_came_in_and_never_what(looking, partner):
    event = make_event(make_account(partner), summary="Mail from the doctor")

    shown = looking.get("/settings/inbox").content.decode()

    assert event.public_id in shown
    assert "doctor" not in shown
    assert looking.get(f"/settings/inbox/{event.public_id}").status_code == 403
    assert looking.post(f"/settings/inbox/{event.public_id}/mark").status_code == 403


# promise 79
def test_staff_see_the_pages_of_a_person_with_a_banner(desk, staff, ada, partner):
    asked = do(desk, "look", ada)
    assert "Look at their pages" in asked
    assert not Look.objects.exists()

    page = do(desk, "look", partner, reason="ticket 7")

    assert "You look at the pages of ada@example.com (Acme), read-only, until " in page
    look = Look.objects.get()
    assert (look.staff, look.person, look.reason) == (staff, ada, "ticket 7")
    assert look.until - look.began_at == timedelta(minutes=15)
    event = Event.objects.get()
    assert (event.type, event.actor, event.actor_id) == ("user.looked_at", "staff", str(staff.pk))
    assert (event.user_id, event.partner_id) == (ada.pk, partner.pk)
    assert event.data == {"until": look.until.isoformat(), "reason": "ticket 7"}


def test_every_page_that_may_be_looked_at_has_the_banner(looking, ada, partner):
    account, record = make_account(partner), make_record(partner)
    arguments = {"accounts_show": [account.pk], "request_log_entry": [record.pk]}
    app = make_app(partner)
    arguments |= {name: [app.pk] for name in ("app", "app_toolkits", "app_connections")}
    delivery = make_delivery(make_endpoint(partner))
    arguments["webhook"] = [delivery.endpoint_id]
    arguments["webhook_delivery"] = [delivery.pk]

    pages = {name: looking.get(reverse(name, args=arguments.get(name))) for name in sorted(PAGES)}

    files = {name for name, answer in pages.items() if "text/csv" in answer["Content-Type"]}
    assert files == {"usage_csv", "audit_csv"}
    moved = {name for name, answer in pages.items() if answer.status_code == 302}
    assert moved == {"settings"}
    for name in set(pages) - files - moved:
        assert pages[name].status_code == 200
        shown = Page(pages[name]).text
        assert "You look at the pages of ada@example.com (Acme), read-only, until " in shown
        assert "Stop looking" in shown
    assert {answer["Cache-Control"] for answer in pages.values()} == {"no-store"}


def test_of_webhooks_neither_bodies_nor_answers_nor_whole_addresses_are_seen(looking, partner):
    delivery = make_delivery(make_endpoint(partner, "https://shop.example/hooks?token=theirs"))
    make_attempt(delivery, answer="what they said")
    endpoint = delivery.endpoint_id

    for name, pk in (("webhook", endpoint), ("webhook_delivery", delivery.pk)):
        shown = looking.get(reverse(name, args=[pk])).content.decode()
        assert "shop.example" in shown
        for hidden in ("token=theirs", "user-123", "what they said"):
            assert hidden not in shown
    assert looking.get(reverse("webhook_rotate", args=[endpoint])).status_code == 403


def test_the_list_of_pages_names_none_that_is_refused(looking):
    for path in ("/settings/usage", "/settings/profile"):
        links = [a["href"] for a in Page(looking.get(path)).all("a")]

        assert reverse("billing") in links
        assert not {"/settings/profile", "/admin/"} & set(links)
    looking.post(reverse("looking_end"))
    assert "/admin/" in [a["href"] for a in Page(looking.get("/settings/usage")).all("a")]


@pytest.mark.parametrize("query", ["", "?plan=pro&checkout=done", "?checkout=cancelled"])
def test_billing_writes_nothing_and_asks_nothing_of_stripe(looking, partner, monkeypatch, query):
    till = take_payments(monkeypatch, Till("pro"))
    subscribe(partner, stripe_customer_id="cus_1", stripe_subscription_id="sub_1")

    with CaptureQueriesContext(connection) as asked:
        page = Page(looking.get(reverse("billing") + query))

    assert "Payment method and invoices are not shown while you look" in page.text
    assert "Invoices Number" not in page.text
    assert till.asked == []
    statements = [query["sql"].split()[0] for query in asked]
    assert set(statements) == {"SELECT"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_pages_are_read_and_nothing_else(looking, method):
    answer = getattr(looking, method)(reverse("partner"), {"company_name": "Stolen"})

    assert answer.status_code == 403
    assert REFUSED in answer.content.decode()
    assert Partner.objects.get().company_name == "Acme"


@pytest.mark.parametrize(
    "path",
    [
        "/settings/api-keys/new",
        "/settings/profile",
        "/settings/profile/sessions/end",
        "/settings/billing/portal",
        "/settings/accounts/new",
        "/accounts/email/",
        "/accounts/password/change/",
        "/accounts/2fa/recovery-codes/",
        "/accounts/2fa/totp/activate/",
        "/accounts/sessions/",
        "/device",
        "/admin/",
    ],
)
def test_no_other_page_is_reachable(looking, path):
    for answer in (looking.get(path), looking.post(path)):
        assert answer.status_code == 403
        assert REFUSED in answer.content.decode()


def test_no_key_can_be_made_or_revoked(looking, ada):
    key = ApiKey.objects.get()

    made = looking.post(reverse("api_key_new"), {"name": "mine", "kind": "personal"})
    revoked = looking.post(reverse("api_key_revoke", args=[key.pk]))

    assert (made.status_code, revoked.status_code) == (403, 403)
    assert [k.revoked_at for k in ApiKey.objects.all()] == [None]


def test_it_is_over_after_fifteen_minutes(looking, staff, ada, monkeypatch):
    assert "ada@example.com" in Page(looking.get("/settings/usage")).text

    later(monkeypatch, LASTS)
    page = Page(looking.get("/settings/usage"))

    assert "ada@example.com" not in page.text
    assert "staff@example.com" in page.text
    look = Look.objects.get()
    assert look.ended_at == look.until
    assert [e[:3] for e in events()][1:] == [("user.looked_away", "staff", str(staff.pk))]


def test_the_worker_ends_what_nobody_ends(looking, monkeypatch):
    assert end_overdue() == 0

    later(monkeypatch, LASTS)

    assert (end_overdue(), end_overdue()) == (1, 0)
    assert [e[0] for e in events()] == ["user.looked_at", "user.looked_away"]


def test_the_button_ends_it(looking, ada):
    answer = looking.post(reverse("looking_end"))

    assert answer["Location"] == reverse("admin:accounts_user_change", args=[ada.pk])
    assert looking.get(answer["Location"]).status_code == 200
    assert "staff@example.com" in Page(looking.get("/settings/usage")).text
    assert events()[-1][0] == "user.looked_away"
    assert events()[-1][3] == {"reason": "ticket 7"}


def test_logging_out_ends_it(looking):
    looking.post(reverse("account_logout"))

    assert events()[-1][0] == "user.looked_away"
    assert looking.get("/settings/usage").status_code == 302


def test_it_is_in_the_audit_log_of_the_person(looking, ada, client):
    looking.post(reverse("looking_end"))
    client.force_login(ada)

    text = Page(client.get("/settings/audit")).text

    assert "Staff began to look at your pages" in text
    assert "Staff stopped looking at your pages" in text
    assert "Reason: ticket 7" in text


@pytest.mark.parametrize("power", ["is_staff", "is_superuser"])
def test_nobody_with_powers_is_looked_at(desk, power):
    colleague = make_user(**{power: True})

    assert "nobody else's pages" in do(desk, "look", colleague, reason="ticket 7")
    assert not Look.objects.exists()
    assert events() == []


def test_only_one_person_at_a_time_is_looked_at(desk, ada):
    assert "Choose one person" in do(desk, "look", ada, make_user(), reason="ticket 7")
    assert not Look.objects.exists()


def test_powers_that_are_given_meanwhile_end_it(looking, ada):
    User.objects.filter(pk=ada.pk).update(is_staff=True)

    assert "staff@example.com" in Page(looking.get("/settings/usage")).text
    assert Look.objects.get().ended_at is not None


def test_it_needs_a_permission_of_its_own(client, ada):
    helper = make_user(email="helper@example.com", is_staff=True)
    codes = ["view_user", "change_user"]
    helper.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(helper)
    do(client, "look", ada, reason="ticket 7")
    assert not Look.objects.exists()

    helper.user_permissions.add(Permission.objects.get(codename="look_at_pages"))
    assert "You look at the pages of ada" in do(client, "look", ada, reason="ticket 7")

    helper.user_permissions.set(Permission.objects.filter(codename__in=codes))
    assert "helper@example.com" in Page(client.get("/settings/usage")).text


def test_a_missing_second_factor_ends_it(looking, settings):
    settings.REQUIRE_STAFF_MFA = True

    assert "staff@example.com" in Page(looking.get("/settings/usage")).text
    assert Look.objects.get().ended_at is not None


def test_the_session_gets_a_new_key(desk, ada):
    before = desk.session.session_key

    do(desk, "look", ada, reason="ticket 7")

    assert desk.session.session_key != before


def test_a_look_of_somebody_else_is_nobodys(looking, ada, client):
    other = make_user(email="other@example.com", is_staff=True, is_superuser=True)
    client.force_login(other)
    session = client.session
    session["look"] = Look.objects.get().pk
    session.save()

    assert "other@example.com" in Page(client.get("/settings/usage")).text
    assert Look.objects.get().ended_at is None


def test_the_person_is_logged_in_nowhere_by_it(looking, ada):
    looking.get("/settings/usage")

    assert not UserSession.objects.filter(user=ada).exists()


def test_the_api_is_not_affected(looking, ada):
    other = make_partner(company_name="Other")
    api = Api(make_key(other))
    api.cookies = looking.cookies

    assert api.get("/api/v1/me").json()["data"]["email"] == other.user.email
    assert Api().get("/api/v1/me").status_code == 401
