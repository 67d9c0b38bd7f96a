"""How a caller of the apps API is turned away."""

from config.api.errors import AuthRequired


class WrongAppKey(AuthRequired):
    error_code, message = "AUTH_INVALID_API_KEY", "Invalid API key"


class WrongEndUserToken(AuthRequired):
    """The token of an end user is not good. The message says why: only its maker can read it anyway."""

    error_code, message = "AUTH_INVALID_END_USER_JWT", "Invalid end-user token"


class EndUserTokenExpired(AuthRequired):
    error_code, message = "AUTH_END_USER_JWT_EXPIRED", "The end-user token has expired"
