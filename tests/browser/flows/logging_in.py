"""How a person comes in and goes."""

from tests.pages.conftest import PASSWORD


def sign_up(page, email):
    page.goto("/")
    page.get_by_role("link", name="Sign up").click()
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password (again)").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()


def give_password(page, email="ada@example.com"):
    page.goto("/accounts/login/")
    fill_in(page, email)


def fill_in(page, email):
    """Send the log-in form of the page that is open."""
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def give_code(page, code):
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Log in", exact=True).click()


def log_out(page):
    """Log out; on a phone the button is in the menu."""
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
    page.get_by_role("button", name="Log out", exact=True).click()
