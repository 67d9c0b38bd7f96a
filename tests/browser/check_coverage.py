"""No page is forgotten: every route has a state, or a reason why there is nothing to see."""

from string import Formatter

from django.urls import Resolver404, resolve

from tests.browser.illustrations import ILLUSTRATIONS
from tests.browser.states import STATES
from tests.routes import UNKNOWN, routes

# What stands in an address for a part that a row gives.
STAND_INS = (UNKNOWN, "1", "1-x")
REDIRECTS = {
    "settings",
    "settings/",
    "admin",
    "integrations",
    "docs/",
    "docs/index",
    "connect/<str:session_id>/continue",
    "settings/billing/checkout/<slug:slug>",
    "settings/billing/portal",
    "settings/billing/portal/unused",
    "accounts/2fa/",
    "accounts/2fa/webauthn/",
    "accounts/sessions/",
    "accounts/password/set/",
    "accounts/login/code/confirm/",
}
FILES = {
    "livez",
    "readyz",
    "metrics",
    "openapi.json",
    "llms.txt",
    "llms-full.txt",
    "docs/<path:slug>.md",
    "settings/usage.csv",
    "settings/audit.csv",
    "connect/logo/<uuid:pk>",
    "accounts/2fa/recovery-codes/download/",
    "accounts/2fa/webauthn/login/",
}
# Their answers are seen where somebody presses the button, or they only send people back.
POSTS = {
    "theme",
    "looking/end",
    "billing/webhook",
    "device/decision",
    "connect/<str:session_id>/cancel",
    "settings/profile/sessions/end",
    "settings/profile/sessions/<int:pk>/end",
    "settings/accounts/<uuid:pk>/connect/link",
    "settings/apps/<str:app_id>/tokens/check",
    "settings/webhooks/deliveries/<uuid:pk>/again",
    "settings/inbox/<str:pk>/mark",
    "settings/inbox/feeds/<slug:provider>/<slug:feed>/switch",
    "settings/accounts/<uuid:pk>/integrations/<slug:provider>/switches",
    "settings/accounts/<uuid:pk>/integrations/<slug:provider>/person",
    "settings/integrations/<slug:provider>/switches",
    "settings/integrations/<slug:provider>/person",
    "accounts/2fa/authenticate/",
    "accounts/2fa/webauthn/reauthenticate/",
}
# Of the staff admin: its start page and lists, and forms of some rows.
DJANGOS = ("/done/", "/add/", "/history/", "/delete/", "/change/", "<path:object_id>/")


def test_every_page_has_a_state():
    patterns = {route.pattern for route in routes() if route.view is None}
    pages = {pattern.replace("/^", "/") for pattern in patterns if is_page(pattern)}

    assert pages - {route_of(state.path) for state in STATES} == set()


def test_what_is_said_to_be_no_page_is_a_route():
    known = {route.pattern for route in routes()}

    assert (REDIRECTS | FILES | POSTS) - known == set()


def test_no_two_states_have_the_same_name():
    names = [state.slug for state in STATES]

    assert sorted(names) == sorted(set(names))


def is_page(pattern):
    if pattern in REDIRECTS | FILES | POSTS:
        return False
    if not pattern.startswith("admin/"):
        return True
    return pattern.count("/") == 3 and not pattern.endswith(DJANGOS)


def route_of(path):
    """Return the pattern behind the address of a state."""
    address = path.partition("?")[0]
    fields = {name.partition(".")[0] for _, name, _, _ in Formatter().parse(address) if name}
    for value in STAND_INS if fields else [""]:
        try:
            return resolve(filled(address, value)).route
        except Resolver404:
            continue
    return address


def filled(address, value):
    return "".join(
        text + (value if name else "") for text, name, _, _ in Formatter().parse(address)
    )


def test_every_illustration_of_the_docs_shows_a_state():
    assert set(ILLUSTRATIONS.values()) - {state.name for state in STATES} == set()
