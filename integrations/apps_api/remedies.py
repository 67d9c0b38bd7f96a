"""The error codes of the apps API: what each asks of the caller, and which error of ours it tells."""

from config.api.errors import ApiError

NEXT_STEP = {
    "AUTH_REQUIRED": "Send an app key (bb_sk_…) or an end-user token in the Authorization header.",
    "AUTH_INVALID_API_KEY": "Use a working key of this app, made under Settings > Apps.",
    "AUTH_INVALID_END_USER_JWT": "Sign the token as the app's settings say; paste it there to see what is wrong.",
    "AUTH_END_USER_JWT_EXPIRED": "Let your server sign a new token for this user.",
    "AUTH_INSUFFICIENT_PERMISSIONS": "Call with a key or token that may do this.",
    "RESOURCE_NOT_FOUND": "Check the path and the ids in it.",
    "VALIDATION_INVALID_SCHEMA": "Send the body as the message says.",
    "INTEGRATIONS_NOT_CONFIGURED": "Configure the toolkit with oauth_credentials of your own, or ask the people who "
    "run this server.",
    "INTEGRATIONS_BYO_CREDENTIALS_REQUIRED": "Send oauth_credentials with client_id and client_secret of an OAuth app "
    "of your own at the provider.",
    "INTEGRATIONS_TOOLKIT_NOT_ENABLED": "Call POST /configure for this toolkit first.",
    "INTEGRATIONS_EXECUTION_FAILED": "Check the tool name and parameters. Ensure the user has a connected account.",
    "INTEGRATIONS_QUOTA_EXCEEDED": "Wait as long as Retry-After says, then send it again.",
    "INTEGRATIONS_UPSTREAM_ERROR": "Try again later.",
    "PAYMENT_PAST_DUE": "Update the payment method under Settings > Billing.",
    "METHOD_NOT_ALLOWED": "Use one of the methods in the Allow header.",
    "PAYLOAD_TOO_LARGE": "Send less.",
    "UNSUPPORTED_MEDIA_TYPE": "Send JSON with Content-Type: application/json.",
    "IDEMPOTENCY_MISMATCH": "Send a new Idempotency-Key with each new request.",
    "IDEMPOTENCY_CONFLICT": "Ask again after details.retry_after seconds: the first call is still being made.",
    "INTERNAL_ERROR": "Try again. If it stays, give the people who run this server the X-Request-Id.",
}
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
    return code if code in NEXT_STEP else "INTERNAL_ERROR"


def remedy_of(error: ApiError) -> str:
    """Return what to do about an error: what is known of this one, else what its code asks for."""
    return getattr(error, "remedy", "") or NEXT_STEP[code_of(error)]
