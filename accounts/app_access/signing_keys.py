"""The key that the tokens of an app are checked with: its secret, its public key, or one of its JWKS document."""

from typing import Any

from accounts.app_access import jwks
from accounts.app_access.errors import WrongEndUserToken
from accounts.app_access.key_material import UnfitKey, public_key_in
from accounts.models import App

NONE_SET = "This app takes no end-user tokens: set them up under its settings"


def key_for(app: App, kid: str | None) -> Any:
    """Return the key for what PyJWT checks, or raise 401 where the app has none that could have signed."""
    if app.jwt_algorithm == App.Algorithm.HS256:
        return secret_of(app)
    if app.jwt_public_key:
        return own_public_key(app)
    return jwks.key_named(app, kid) if app.jwks_url else refuse()


def secret_of(app: App) -> bytes:
    return app.jwt_secret.encode() or refuse()


def own_public_key(app: App) -> Any:
    """Return the key in the settings. It was checked when it was put there; rows may be written by hand."""
    try:
        return public_key_in(app.jwt_public_key, app.jwt_algorithm)
    except UnfitKey as exc:
        raise WrongEndUserToken(f"The app's public key cannot be used: {exc}") from exc


def refuse() -> Any:
    raise WrongEndUserToken(NONE_SET)
