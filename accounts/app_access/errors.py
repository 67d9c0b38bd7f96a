"""How a caller of the apps API is turned away."""

from config.api.errors import AuthRequired, PermissionDenied, ProviderError


class WrongAppKey(AuthRequired):
    is_of_apps = True
    error_code, message = "AUTH_INVALID_API_KEY", "Invalid API key"


class WrongEndUserToken(AuthRequired):
    """The token of an end user is not good. The message says why: only its maker can read it anyway."""

    is_of_apps = True
    error_code, message = "AUTH_INVALID_END_USER_JWT", "Invalid end-user token"


class UnusableClaims(WrongEndUserToken):
    """The app signed the token, and says something in it that cannot be taken: nobody is guessing."""


class EndUserTokenExpired(AuthRequired):
    is_of_apps = True
    error_code, message = "AUTH_END_USER_JWT_EXPIRED", "The end-user token has expired"


class AppDisabled(PermissionDenied):
    """No other key or token helps: `remedy` names what does."""

    is_of_apps = True
    message = "This app is disabled"
    remedy = (
        "Enable the app under Settings > Apps, or ask the staff of this server why it is disabled."
    )


class AppKeysUnavailable(ProviderError):
    """Nobody can say whether the token is good: the keys it is checked with cannot be had."""

    is_of_apps = True
    message = "The app's JWKS document cannot be fetched"
