"""Logging in, signing up, forgotten passwords, and being asked again."""

from dataclasses import replace

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.core.cache import cache

from config.sign_on import SignOn
from tests.browser.people import LONG_AGO
from tests.browser.states.acts import fill, press
from tests.browser.states.people import PASSWORD, person
from tests.browser.states.state import State
from tests.pages.conftest import logged_in
from tests.pages.second_factor import add_app, verified

LOGIN, SIGNUP, AGAIN = "/accounts/login/", "/accounts/signup/", "/accounts/reauthenticate/"
RESET = "/accounts/password/reset/"


def closed(ground):
    ground.settings.SIGNUP = "closed"


def with_sign_on(ground):
    """A server where people may also log in at their company's provider."""
    ground.settings.SSO = SignOn("https://id.example", "patchbay", "secret", "Acme ID")
    ground.settings.ROOT_URLCONF = "tests.sso.urls"


def sign_on_only(ground):
    with_sign_on(ground)
    ground.settings.SSO = replace(ground.settings.SSO, only=True)


def somebody(ground):
    return verified(person(password=PASSWORD))


def with_app(ground):
    """Somebody with an authenticator app, who is not logged in here."""
    user = somebody(ground)
    add_app(logged_in(user))
    return user


def having_app(**fields):
    """Make somebody with an authenticator app."""
    return with_app(None)


def knowing_password():
    return person(password=PASSWORD)


def reset_link(ground):
    user = somebody(ground)
    return f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"


def log_in(page, row):
    fill("Log in", login=row.email, password=PASSWORD)(page, row)


def wrong_code(page, row):
    log_in(page, row)
    fill("Log in", code="000000")(page, row)


def many_wrong(page, row):
    """Try passwords until the limit of the address is reached."""
    for _ in range(12):
        fill("Log in", login=row.email, password="wrong")(page, row)
    cache.clear()


def unverified(ground):
    ground.settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


def another_address(ground):
    EmailAddress.objects.create(
        user=ground.user, email=ground.user.email, verified=True, primary=True
    )
    EmailAddress.objects.create(
        user=ground.user, email="countess.of.lovelace@a-rather-long-domain.example"
    )


def sign_up_mail(page, _row):
    sent = {"email": "new@northwind.example", "password1": PASSWORD, "password2": PASSWORD}
    fill("Sign up", **sent)(page, None)


STATES = [
    State("log in with single sign-on", LOGIN, rows=with_sign_on),
    State("log in with single sign-on only", LOGIN, rows=sign_on_only),
    State("welcome", "/"),
    State("welcome to somebody", "/", by=person),
    State("log-in", LOGIN),
    State("log-in wrong", LOGIN, act=fill("Log in", login="ada@example.com", password="wrong")),
    State("log-in empty", LOGIN, act=press("Log in")),
    State("second step", LOGIN, rows=with_app, act=log_in),
    State("second step wrong", LOGIN, rows=with_app, act=wrong_code),
    State("sign-up", SIGNUP),
    State("sign-up closed", SIGNUP, rows=closed),
    State(
        "sign-up with mistakes", SIGNUP, act=fill(email="ada", password1="short", password2="other")
    ),
    State("address to be verified", SIGNUP, rows=unverified, act=sign_up_mail),
    State("verify your address", "/accounts/confirm-email/"),
    State("verification link wrong", "/accounts/confirm-email/wrong/"),
    State("inactive", "/accounts/inactive/"),
    State("password reset", RESET),
    State("password reset sent", f"{RESET}done/"),
    State("password reset link", RESET + "key/{row}/", rows=reset_link),
    State("password reset link wrong", f"{RESET}key/1-wrong/"),
    State("password reset done", f"{RESET}key/done/"),
    State("log-out", "/accounts/logout/", by=person),
    State("asked again", AGAIN, by=knowing_password, ago=LONG_AGO),
    State(
        "asked again wrong", AGAIN, by=knowing_password, ago=LONG_AGO, act=fill(password="wrong")
    ),
    State("asked again for a code", "/accounts/2fa/reauthenticate/", by=having_app, ago=LONG_AGO),
    State("addresses", "/accounts/email/", by=person, rows=another_address),
    State("password change", "/accounts/password/change/", by=knowing_password),
    State(
        "password change with mistakes",
        "/accounts/password/change/",
        by=knowing_password,
        act=fill(oldpassword="wrong", password1="short", password2="other"),
    ),
]
