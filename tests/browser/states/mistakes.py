"""What is shown when something goes wrong."""

from django.test import Client

from tests.browser.states.acts import press
from tests.browser.states.people import person
from tests.browser.states.state import State
from tests.pages.test_error_pages import Routes


def broken(ground):
    ground.settings.ROOT_URLCONF = Routes


def developing(ground):
    ground.settings.DEBUG = True


def hurried(_ground):
    """Everything the address may ask of the connect pages in a minute."""
    for _ in range(121):
        Client().get("/connect/none")


def without_token(page, row):
    page.context.clear_cookies(name="csrftoken")
    press("Log in")(page, row)


STATES = [
    State("error 400", "/suspicious", rows=broken, status=400),
    State("error 403", "/forbidden", rows=broken, status=403),
    State("error 403 of a form", "/accounts/login/", act=without_token, status=403),
    State("error 404", "/nothing/here", status=404),
    State("error 404 to somebody", "/settings/nothing", by=person, status=404),
    State("error 429", "/connect/none", rows=hurried, status=429),
    State("error 500", "/broken", rows=broken, status=500),
    State("components", "/_ui/", rows=developing, loaded=120),
]
