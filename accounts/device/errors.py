"""How a sign-in that gives no key is told to the device, in the words of RFC 8628."""

from config.api.errors import ApiError


class AuthorizationPending(ApiError):
    """Nobody has decided yet; also said to devices that poll too fast, which no other answer may stop."""

    status, error_code, message = 428, "AUTHORIZATION_PENDING", "authorization_pending"


class AccessDenied(ApiError):
    status, error_code, message = 403, "ACCESS_DENIED", "access_denied"


class ExpiredToken(ApiError):
    """The code's time is over, its key was given already, or there never was such a code."""

    status, error_code, message = 410, "EXPIRED_TOKEN", "expired_token"
