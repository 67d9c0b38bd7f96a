"""The keys of an app that publishes them, looked up by their `kid`."""

from functools import partial
from typing import Any

from accounts.app_access.errors import AppKeysUnavailable, WrongEndUserToken
from accounts.models import App
from config.jwks import NotFetched, fetch, key_in


def key_named(app: App, kid: str | None) -> Any:
    """Return the key of an app that a token names.

    Raises 401 for a name that is not listed, 502 where there is no document to look it up in.
    """
    place = (app.pk, app.jwks_url, app.jwt_algorithm)
    try:
        key = key_in(place, partial(fetch, app.jwks_url, app.jwt_algorithm), kid)
    except NotFetched as exc:
        raise AppKeysUnavailable() from exc
    if key is None:
        raise WrongEndUserToken(problem_with(kid, app.jwt_algorithm))
    return key


def problem_with(kid: str | None, algorithm: str) -> str:
    if kid is None:
        return f"The token names no kid, and the app's JWKS document lists not just one {algorithm} key"
    return f"The app's JWKS document lists no {algorithm} key of the token's kid"
