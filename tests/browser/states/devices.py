"""Programs that sign in without a browser."""

from tests.accounts.devices import ask
from tests.browser.states.acts import fill, press
from tests.browser.states.people import person
from tests.browser.states.state import State

DEVICE = "/device"


def asked(_ground):
    """A device that waits."""
    said = {"client_name": "supyagent on a machine with a name"}
    return ask(said, HTTP_USER_AGENT="python-httpx/0.28", REMOTE_ADDR="203.0.113.7")


def enter(page, row):
    fill(user_code=row["user_code"])(page, row)


def answer(words):
    """Return what enters the code and answers the question."""

    def act(page, row):
        enter(page, row)
        press(words)(page, row)

    return act


def again(page, row):
    """Enter a code that has been answered."""
    answer("Approve device")(page, row)
    page.goto(DEVICE)
    enter(page, row)


def many_tries(page, row):
    for _ in range(6):
        page.goto(DEVICE)
        fill(user_code="BCDF-GHJK")(page, row)


STATES = [
    State("device", DEVICE, by=person),
    State("device wrong code", DEVICE, by=person, act=fill(user_code="BCDF-GHJK")),
    State("device asks", DEVICE, by=person, rows=asked, act=enter),
    State("device approved", DEVICE, by=person, rows=asked, act=answer("Approve device")),
    State("device denied", DEVICE, by=person, rows=asked, act=answer("Deny")),
    State("device answered before", DEVICE, by=person, rows=asked, act=again),
    State("device too many tries", DEVICE, by=person, act=many_tries, status=429),
]
