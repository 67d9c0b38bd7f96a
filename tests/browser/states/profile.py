"""Profile and security."""

import html
import json
import re

from django.test import Client

from tests.browser.states.acts import fill
from tests.browser.states.doors import having_app
from tests.browser.states.people import PASSWORD, person
from tests.browser.states.state import State
from tests.pages.conftest import logged_in, logged_in_ago
from tests.pages.passkey import Passkey
from tests.pages.second_factor import code_of, verified

PROFILE, CODES = "/settings/profile", "/accounts/2fa/recovery-codes/"
APP, PASSKEYS = "/accounts/2fa/totp", "/accounts/2fa/webauthn"
BROWSERS = (
    "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1",
    "a program with a name of its own that is longer than anybody would expect of one/1.0",
)


def sessions(ground):
    """Further browsers in which the person is logged in."""
    for number, agent in enumerate(BROWSERS * 2):
        browser = Client(headers={"user-agent": agent}, REMOTE_ADDR=f"203.0.113.{number}")
        browser.force_login(ground.user)
        logged_in_ago(browser, ground.user, 0)
        browser.get(PROFILE)


def passkey(ground, name="Laptop"):
    """Add a passkey as a browser does; return its row."""
    browser = logged_in(verified(ground.user))
    shown = browser.get(f"{PASSKEYS}/add/").content.decode()
    asked = json.loads(html.unescape(re.search(r'data-options="([^"]*)"', shown)[1]))
    said = json.dumps(Passkey().created(asked["publicKey"]))
    browser.post(f"{PASSKEYS}/add/", {"credential": said, "name": name, "passwordless": "on"})
    return ground.user.authenticator_set.filter(type="webauthn").latest("pk")


def everything(ground):
    sessions(ground)
    passkey(ground, "A telephone whose name is as long as the name of one may be")


def set_up(page, _row):
    """Add the app: the page after it shows the recovery codes, once."""
    fill(code=code_of(page.locator("code[data-copy]").inner_text()))(page, None)


def with_password():
    return person(password=PASSWORD)


STATES = [
    State("profile nothing set up", PROFILE, by=with_password),
    State("profile with an app", PROFILE, by=having_app),
    State("profile with passkeys and sessions", PROFILE, by=with_password, rows=everything),
    State("profile wrong name", PROFILE, by=with_password, act=fill("Save name", name="x" * 151)),
    State("app add", f"{APP}/activate/", by=with_password),
    State("app add wrong code", f"{APP}/activate/", by=with_password, act=fill(code="000000")),
    State("app added", f"{APP}/activate/", by=with_password, act=set_up),
    State("app remove", f"{APP}/deactivate/", by=having_app),
    State("recovery codes", CODES, by=having_app),
    State("recovery codes new", f"{CODES}generate/", by=having_app),
    State("passkey add", f"{PASSKEYS}/add/", by=with_password),
    State("passkey rename", PASSKEYS + "/keys/{row.pk}/edit/", by=with_password, rows=passkey),
    State("passkey remove", PASSKEYS + "/keys/{row.pk}/remove/", by=with_password, rows=passkey),
]
