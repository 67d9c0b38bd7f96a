"""Getting started."""

from accounts.models import ConnectedAccount
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_account, make_integration, make_key, make_record

START, ALONE = "/settings/start", "/settings/start?for=me"


def with_key(ground):
    make_key(ground.user)


def with_account(ground):
    with_key(ground)
    return make_account(ground.user.partner, "user-7", display_name="Mara Lind")


def connected(ground):
    account = with_account(ground)
    make_integration(account, "google")
    return account


def through(ground):
    account = connected(ground)
    make_record(ground.user.partner, provider="google", account_id=account.pk)


def own_key(ground):
    make_key(ground.user, kind="personal")


def own_connected(ground):
    own_key(ground)
    make_integration(ConnectedAccount.objects.own_of(ground.user), "github")


STATES = [
    State("start nothing", START, by=person),
    State("start registered", START, by=partner),
    State("start with a key", START, by=partner, rows=with_key),
    State("start with an account", START, by=partner, rows=with_account),
    State("start connected", START, by=partner, rows=connected),
    State("start through", START, by=partner, rows=through),
    State("start alone", ALONE, by=person),
    State("start alone with a key", ALONE, by=person, rows=own_key),
    State("start alone connected", ALONE, by=person, rows=own_connected),
]
