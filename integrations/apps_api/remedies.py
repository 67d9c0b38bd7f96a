"""Which word of the apps API tells an error of ours, and what it asks of the caller."""

from config.api.apps_codes import CODES
from config.api.errors import ApiError

# Our own codes in the words of this API; the others are the same in both.
IN_THESE_WORDS = {
    "VALIDATION_ERROR": "VALIDATION_INVALID_SCHEMA",
    "NOT_FOUND": "RESOURCE_NOT_FOUND",
    "RATE_LIMITED": "INTEGRATIONS_QUOTA_EXCEEDED",
    "PERMISSION_DENIED": "AUTH_INSUFFICIENT_PERMISSIONS",
    "PARTNER_REQUIRED": "AUTH_INSUFFICIENT_PERMISSIONS",
    "PARTNER_SUSPENDED": "AUTH_INSUFFICIENT_PERMISSIONS",
    "PROVIDER_ERROR": "INTEGRATIONS_UPSTREAM_ERROR",
    "PROVIDER_UNAVAILABLE": "INTEGRATIONS_UPSTREAM_ERROR",
}


def code_of(error: ApiError) -> str:
    """Return the word of this API for an error; one it has no word for is told as our fault."""
    code = IN_THESE_WORDS.get(error.error_code, error.error_code)
    return code if code in CODES else "INTERNAL_ERROR"


def remedy_of(error: ApiError) -> str:
    """Return what to do about an error: what is known of this one, else what its code asks for."""
    return getattr(error, "remedy", "") or CODES[code_of(error)].remedy
