"""Staff suspend a partner and let them in again."""

import pytest

from accounts.models import Partner
from tests.browser.flows.logging_in import fill_in, give_code, give_password, log_out
from tests.browser.flows.looking import heading, notice, words
from tests.factories import make_user
from tests.pages.conftest import PASSWORD
from tests.pages.second_factor import code_of

pytestmark = pytest.mark.usefixtures("without_mail")
STAFF = "staff@example.com"


@pytest.fixture
def staff(new_context, settings):
    """The browser of somebody of staff, who has just set an app up because the admin asked for one."""
    settings.REQUIRE_STAFF_MFA = True
    make_user(email=STAFF, password=PASSWORD, is_staff=True, is_superuser=True)
    page = new_context().new_page()
    give_password(page, STAFF)
    page.goto("/admin/")
    assert notice(page) == "The staff admin asks for a second factor. Add one, then open it again."
    page.get_by_role("link", name="Add an authenticator app").click()
    page.secret = page.locator("[data-copy='Copy secret']").inner_text()
    page.get_by_label("Code").fill(code_of(page.secret))
    page.get_by_role("button", name="Add app").click()
    page.goto("/admin/")
    return page


def test_the_admin_opens_only_after_the_second_step(staff):
    assert heading(staff) == "Overview"
    log_out(staff)

    staff.goto("/admin/")
    fill_in(staff, STAFF)
    assert heading(staff) == "Second step"
    staff.goto("/admin/")
    assert heading(staff) == "Second step"

    give_code(staff, code_of(staff.secret, 1))
    assert heading(staff) == "Overview"


def test_a_partner_is_suspended_for_a_reason_and_let_in_again(
    staff, page, partner, caller, ada, log_in_as
):
    log_in_as(ada)
    assert caller.status("accounts") == 200

    decide(staff, "suspend", "Spam, ticket 4711")
    refused = caller.get("accounts")
    assert (refused.status_code, refused.json()["error_code"]) == (403, "PARTNER_SUSPENDED")
    page.goto("/settings/partner")
    assert notice(page).startswith("Your partner profile is suspended: every call is refused")

    decide(staff, "reactivate", "Cleaned up")
    assert caller.status("accounts") == 200
    assert list(Partner.objects.values_list("status", flat=True)) == ["active"]
    page.goto("/settings/audit")
    assert "Staff Partner profile suspended Reason: Spam, ticket 4711" in words(page)
    assert "Staff Partner profile active again Reason: Cleaned up" in words(page)


def decide(staff, action, reason):
    staff.goto("/admin/accounts/partner/")
    staff.locator("#searchbar").fill("ada@example.com")
    staff.get_by_role("button", name="Search").click()
    staff.get_by_role("row", name="Acme").get_by_role("checkbox").check()
    staff.locator("select[name=action]").select_option(action)
    staff.locator("button[name=index]").click()
    staff.get_by_label("Reason").fill(reason)
    staff.locator("input[type=submit].default").click()
