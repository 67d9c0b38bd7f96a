"""What staff see of partners' apps, and that they can switch one off and on, with a reason."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import App, Event
from integrations.models import ToolkitConfig
from tests.admin.test_actions import do
from tests.admin.test_every_model import address
from tests.apps_api.conftest import AppApi
from tests.factories import make_app, make_app_key
from tests.pages.conftest import logged_in
from tests.pages.html import Page


@pytest.fixture
def app(partner):
    return make_app(partner, name="Web shop")


def test_the_list_tells_what_an_app_has(desk, app):
    make_app_key(app)
    make_app_key(app, revoked_at=timezone.now())
    for slug in ("gmail", "slack"):
        ToolkitConfig.objects.create(app=app, toolkit=slug)
    ToolkitConfig.objects.create(app=app, toolkit="github", is_enabled=False)

    text = Page(desk.get(address(App, "changelist"))).text

    assert f"{app.pk} Web shop Acme Active 1 2" in text


def test_many_apps_take_no_more_statements(desk, partner, django_assert_max_num_queries):
    for _ in range(6):
        make_app_key(make_app(partner))
    desk.get("/admin/")

    with django_assert_max_num_queries(8):
        desk.get(address(App, "changelist"))


def test_an_app_is_suspended_and_reactivated_with_a_reason(desk, staff, app):
    api = AppApi(app, make_app_key(app))

    assert "1 suspended" in do(desk, "suspend", app, reason="phishing")
    assert api.read("config").status_code == 403
    assert "0 suspended" in do(desk, "suspend", app, reason="phishing")
    assert "1 reactivated" in do(desk, "reactivate", app, reason="cleared up")
    assert api.read("config").status_code == 200

    events = Event.objects.order_by("id").values_list("type", "actor", "actor_id", "data")
    assert list(events) == [
        ("app.suspended", "staff", str(staff.pk), {"name": "Web shop", "reason": "phishing"}),
        ("app.reactivated", "staff", str(staff.pk), {"name": "Web shop", "reason": "cleared up"}),
    ]


def test_the_partner_reads_the_reason_in_the_audit_log(desk, partner, app):
    do(desk, "suspend", app, reason="phishing")

    text = Page(logged_in(partner.user).get("/settings/audit")).text

    assert "App suspended" in text
    assert "Reason: phishing" in text


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_no_app_is_suspended_without_a_reason(desk, app, reason):
    assert "Nothing was changed" in do(desk, "suspend", app, reason=reason)
    assert (App.objects.get().status, Event.objects.count()) == ("active", 0)


def test_the_partner_cannot_lift_it(desk, partner, app):
    do(desk, "suspend", app, reason="phishing")
    browser = logged_in(partner.user)

    said = Page(browser.post(reverse("app_enable", args=[app.pk]), follow=True)).text

    assert "suspended by the people who run this server" in said
    assert "Enable app" not in said
    assert App.objects.get().status == "suspended"


def test_a_suspension_stays_though_the_partner_disables_the_app(desk, partner, app):
    do(desk, "suspend", app, reason="phishing")

    logged_in(partner.user).post(reverse("app_disable", args=[app.pk]))

    assert App.objects.get().status == "suspended"
