"""What the claims of a signed token must be: alive, meant for here where that is configured, about somebody."""

import time
from datetime import UTC, datetime
from typing import Any

from accounts.app_access.errors import EndUserTokenExpired, UnusableClaims
from accounts.app_access.reading import Token
from accounts.external_ids import is_well_formed
from accounts.models import App

LEEWAY = 60  # seconds that two clocks may differ
LAST_SECOND = 253_402_300_799  # of the year 9999; milliseconds are far beyond


def check_exp(app: App, token: Token) -> str:
    """Say until when the token is good."""
    expires = seconds_in(token, "exp")
    if expires is None:
        raise UnusableClaims("The token must say when it expires (exp)")
    if expires + LEEWAY <= time.time():
        raise EndUserTokenExpired(f"The end-user token expired at {iso(expires)}")
    return f"exp: good until {iso(expires)}"


def check_nbf(app: App, token: Token) -> str:
    return not_ahead(token, "nbf", "The token is not good before")


def check_iat(app: App, token: Token) -> str:
    return not_ahead(token, "iat", "The token says it will be made at")


def not_ahead(token: Token, name: str, problem: str) -> str:
    """Say that a moment has come, if the token names it."""
    seconds = seconds_in(token, name)
    if seconds is None:
        return f"{name}: not in the token"
    if seconds > time.time() + LEEWAY:
        raise UnusableClaims(f"{problem} {iso(seconds)} ({name}); it is {iso(time.time())} here")
    return f"{name}: {iso(seconds)}"


def check_iss(app: App, token: Token) -> str:
    """Say that the issuer is the configured one; without one, any will do."""
    if not app.jwt_issuer:
        return "iss: the app's settings ask for none"
    if token.claims.get("iss") != app.jwt_issuer:
        raise UnusableClaims("The token's iss is not the issuer in the app's settings")
    return f"iss: {app.jwt_issuer}"


def check_aud(app: App, token: Token) -> str:
    """Say that the token is meant for the configured audience; without one, for any: one key, one app."""
    if not app.jwt_audience:
        return "aud: the app's settings ask for none"
    named = token.claims.get("aud")
    if app.jwt_audience not in (named if isinstance(named, list) else [named]):
        raise UnusableClaims("The token's aud does not name the audience in the app's settings")
    return f"aud: {app.jwt_audience}"


def check_sub(app: App, token: Token) -> str:
    """Say whom the token is about."""
    subject = token.claims.get("sub")
    if not is_well_formed(subject):
        raise UnusableClaims(
            "The token's sub must be a text of 1 to 255 characters, without control characters "
            "and without a space at either end"
        )
    return f"sub: the end user “{subject}”"


def seconds_in(token: Token, name: str) -> float | None:
    """Return a moment in seconds since 1970, None where the token does not name it."""
    value: Any = token.claims.get(name)
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= LAST_SECOND:
        raise UnusableClaims(f"The token's {name} must be in seconds since 1970")
    return value


def iso(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
