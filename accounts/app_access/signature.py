"""Is a token signed by its app: with the one algorithm that the app's settings name, and the app's own key."""

import jwt

from accounts.app_access.errors import WrongEndUserToken
from accounts.app_access.reading import Token
from accounts.app_access.signing_keys import key_for
from accounts.models import App


def check_algorithm(app: App, token: Token) -> str:
    """Say that the header names the app's algorithm; what a token asks for decides nothing."""
    named = token.header.get("alg")
    if named != app.jwt_algorithm:
        told = str(named)[:20].encode(errors="replace").decode()
        raise WrongEndUserToken(f"The token's alg is {told!r}; this app takes {app.jwt_algorithm}")
    return f"alg is {named}, as in the app's settings"


def check_extensions(app: App, token: Token) -> str:
    """Say that the header asks for nothing that we would have to understand."""
    if "crit" in token.header or "b64" in token.header:
        raise WrongEndUserToken("The token's header may hold neither crit nor b64")
    if not isinstance(token.header.get("kid", ""), str):
        raise WrongEndUserToken("The token's kid must be a text")
    return "The header asks for no extensions"


def check_signature(app: App, token: Token) -> str:
    """Say that the app's key made the signature. Keys that the header brings or points to are not looked at."""
    key = key_for(app, token.header.get("kid"))
    try:
        jwt.PyJWS().decode_complete(
            token.text, key, [app.jwt_algorithm], {"enforce_minimum_key_length": True}
        )
    except jwt.PyJWTError as exc:
        raise WrongEndUserToken("The token's signature does not fit the app's key") from exc
    return "The signature fits the app's key"
