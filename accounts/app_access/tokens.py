"""The tokens of an app's end users: JWTs that the app's own server signs, checked one step after the other."""

from collections.abc import Callable

from accounts.app_access import claims, signature
from accounts.app_access.reading import Token, read
from accounts.models import App

# Each says what it found, or raises 401. What is claimed counts only after the signature.
CHECKS: dict[str, Callable[[App, Token], str]] = {
    "algorithm": signature.check_algorithm,
    "extensions": signature.check_extensions,
    "signature": signature.check_signature,
    "exp": claims.check_exp,
    "nbf": claims.check_nbf,
    "iat": claims.check_iat,
    "iss": claims.check_iss,
    "aud": claims.check_aud,
    "sub": claims.check_sub,
}


def user_id_in(app: App, text: str) -> str:
    """Return the end user a token is about (`sub`).

    Raises 401 saying what is wrong with the token, 502 where the app's keys cannot be had.
    """
    token = read(text)
    for check in CHECKS.values():
        check(app, token)
    return str(token.claims["sub"])
