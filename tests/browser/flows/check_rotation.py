"""A key is replaced while servers still call with the old one. All of it by keyboard."""

from accounts.models import ApiKey
from tests.browser.flows.calls import Caller
from tests.browser.flows.keyboard import Keyboard
from tests.browser.flows.looking import heading, notice


# promise 68
def test_both_keys_work_until_the_old_one_is_stopped(page, caller, ada, log_in_as):
    log_in_as(ada)
    keyboard = Keyboard(page)
    page.goto("/settings/api-keys")

    keyboard.press("Rotate test")
    keyboard.press("Create new key")
    new = Caller(caller.origin, page.locator("[data-copy='Copy key']").inner_text())
    assert (caller.status("accounts"), new.status("accounts")) == (200, 200)

    keyboard.press("see who still uses it")
    assert heading(page) == "Replaced key"
    assert page.get_by_role("row").nth(1).get_by_role("cell").inner_text() == "1"
    keyboard.go_to("In 24 hours")
    keyboard.choose("Now")
    keyboard.press("Change its end")

    assert notice(page) == "The replaced key “test” ends now"
    assert (caller.status("accounts"), new.status("accounts")) == (401, 200)
    assert ApiKey.objects.usable().count() == 1
    page.get_by_text("Revoked and expired keys").click()
