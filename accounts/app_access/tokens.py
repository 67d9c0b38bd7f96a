"""The tokens of an app's end users: JWTs that the app's own server signs, one algorithm per app."""

import jwt

from accounts.app_access.errors import EndUserTokenExpired, WrongEndUserToken
from accounts.models import App

LONGEST = 8_192  # characters; a token that says who somebody is needs a tenth of it
LEEWAY = 60  # seconds that two clocks may differ


def user_id_in(app: App, token: str) -> str:
    """Return the end user a token is about (`sub`), or raise 401 saying what is wrong with it."""
    if len(token) > LONGEST:
        raise WrongEndUserToken(f"The end-user token is longer than {LONGEST} characters")
    try:
        claims = jwt.decode(
            token,
            app.jwt_secret,
            algorithms=[app.jwt_algorithm],
            audience=app.jwt_audience or None,
            issuer=app.jwt_issuer or None,
            leeway=LEEWAY,
            options={"require": ["exp", "sub"]},
        )
    except jwt.ExpiredSignatureError as exc:
        raise EndUserTokenExpired() from exc
    except jwt.PyJWTError as exc:
        raise WrongEndUserToken() from exc
    return claims["sub"]
