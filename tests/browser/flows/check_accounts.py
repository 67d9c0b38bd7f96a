"""What a partner does with the accounts of their people."""

import pytest

from accounts.models import ConnectedAccount
from tests.browser.flows.connecting import allow, go_on
from tests.browser.flows.looking import heading, notice, words
from tests.factories import make_account


@pytest.fixture
def connected(page, sandbox, caller, account, ada, log_in_as):
    """Mara's GitHub, connected to the account; Ada looks at it."""
    go_on(page, caller.connect_link(account))
    allow(page, "Mara")
    log_in_as(ada)
    page.goto(f"/settings/accounts/{account.pk}")


def test_an_account_is_found_by_the_beginning_of_its_id(page, partner, ada, log_in_as):
    for external_id in ("user-1", "user-2", "team-1"):
        make_account(partner, external_id)
    log_in_as(ada)
    page.goto("/settings/accounts")

    page.get_by_label("External ID begins with").fill("user")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("link", name="team-1").wait_for(state="detached")
    assert "search=user" in page.url
    assert page.locator("tbody tr").count() == 2

    page.get_by_label("External ID begins with").fill("nobody")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("heading", name="No account matches these filters").wait_for()
    page.get_by_role("link", name="Clear filters").first.click()
    page.get_by_role("link", name="team-1").click()
    assert heading(page) == "team-1"


def test_a_service_that_is_switched_off_is_refused_until_it_is_on_again(page, connected, caller):
    assert caller.status("github/repos", "user-42") == 200

    page.get_by_label("Read repositories").uncheck()
    page.get_by_role("button", name="Save permissions of GitHub").click()
    assert notice(page) == "Permissions of GitHub saved"
    refused = caller.get("github/repos", "user-42")
    assert (refused.status_code, refused.json()["error_code"]) == (403, "PERMISSION_DENIED")

    page.get_by_label("Read repositories").check()
    page.get_by_role("button", name="Save permissions of GitHub").click()
    assert caller.status("github/repos", "user-42") == 200


def test_a_connection_that_ended_says_why_and_is_healed_by_a_new_link(
    page, connected, caller, sandbox
):
    sandbox.control("revoke", provider="github", person="mara")
    refused = caller.get("github/repos", "user-42")
    assert (refused.status_code, refused.json()["error_code"]) == (401, "INTEGRATION_TOKEN_ERROR")

    page.reload()
    assert page.get_by_role("heading", name="GitHub expired").is_visible()
    assert notice(page).startswith("GitHub no longer accepts the access")
    page.get_by_role("link", name="Make a reconnect link for GitHub").click()
    page.get_by_role("button", name="Make link").click()
    go_on(page, page.locator("[data-copy='Copy link']").inner_text())
    allow(page, "Mara")
    assert heading(page) == "Your GitHub account is connected"
    assert caller.status("github/repos", "user-42") == 200


def test_an_account_is_deleted_only_after_a_warning(page, connected, caller):
    page.get_by_role("link", name="Delete account").click()
    assert heading(page) == "Delete account “user-42”?"
    assert "Every call for this account fails from that moment on." in words(page)
    page.get_by_role("link", name="Cancel").click()
    assert heading(page) == "user-42"
    page.get_by_role("link", name="Delete account").click()
    page.get_by_role("button", name="Delete account").click()

    assert notice(page) == "Account deleted"
    assert not ConnectedAccount.objects.exists()
    assert caller.status("github/repos", "user-42") == 404
