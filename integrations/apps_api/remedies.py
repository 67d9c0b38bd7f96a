"""The error codes of the apps API: what each asks of the caller, and which error of ours it tells."""

from dataclasses import dataclass

from config.api.errors import ApiError


@dataclass(frozen=True)
class Code:
    """One word of this API for what went wrong: with which statuses it comes, what it means, what to do."""

    statuses: tuple[int, ...]
    meaning: str
    remedy: str


CODES = {
    "AUTH_REQUIRED": Code(
        (401,),
        "No credential came along, or an end user called where only the app may.",
        "Send an app key (bb_sk_…) or an end-user token in the Authorization header.",
    ),
    "AUTH_INVALID_API_KEY": Code(
        (401,),
        "The key is not a working key of any app.",
        "Use a working key of this app, made under Settings > Apps.",
    ),
    "AUTH_INVALID_END_USER_JWT": Code(
        (401,),
        "The token of an end user is not good; the message says why.",
        "Sign the token as the app's settings say; paste it there to see what is wrong.",
    ),
    "AUTH_END_USER_JWT_EXPIRED": Code(
        (401,), "The token's time is over.", "Let your server sign a new token for this user."
    ),
    "AUTH_INSUFFICIENT_PERMISSIONS": Code(
        (403,),
        "Another app's key, another user, a key in a browser, a limit of the key, or an app or partner switched off.",
        "Call with a key or token that may do this.",
    ),
    "RESOURCE_NOT_FOUND": Code(
        (404,), "There is no such app, route or connection.", "Check the path and the ids in it."
    ),
    "VALIDATION_INVALID_SCHEMA": Code(
        (400,),
        "The body or the query is not as it has to be.",
        "Send the body as the message says.",
    ),
    "INTEGRATIONS_NOT_CONFIGURED": Code(
        (400,),
        "The server has no OAuth app for the toolkit, and yours brought none.",
        "Configure the toolkit with oauth_credentials of your own, or ask the people who run this server.",
    ),
    "INTEGRATIONS_BYO_CREDENTIALS_REQUIRED": Code(
        (400,),
        "The toolkit can be enabled with credentials of your own only.",
        "Send oauth_credentials with client_id and client_secret of an OAuth app of your own at the provider.",
    ),
    "INTEGRATIONS_TOOLKIT_NOT_ENABLED": Code(
        (400, 404),
        "The toolkit is not enabled for this app.",
        "Call POST /configure for this toolkit first.",
    ),
    "INTEGRATIONS_EXECUTION_FAILED": Code(
        (422, 502),
        "The tool was not carried out: 422 where somebody said no, 502 where nobody could be asked.",
        "Check the tool name and parameters. Ensure the user has a connected account.",
    ),
    "INTEGRATIONS_QUOTA_EXCEEDED": Code(
        (429,),
        "A limit was reached; details.limit says which.",
        "Wait as long as Retry-After says, then send it again.",
    ),
    "INTEGRATIONS_UPSTREAM_ERROR": Code(
        (502, 503), "Somebody else's server did not answer as it should.", "Try again later."
    ),
    "PAYMENT_PAST_DUE": Code(
        (402,),
        "A payment is past due, so nothing was done.",
        "Update the payment method under Settings > Billing.",
    ),
    "METHOD_NOT_ALLOWED": Code(
        (405,),
        "The route exists, but not with this method.",
        "Use one of the methods in the Allow header.",
    ),
    "PAYLOAD_TOO_LARGE": Code((413,), "The body is larger than 10 MB.", "Send less."),
    "UNSUPPORTED_MEDIA_TYPE": Code(
        (415,), "The body is not JSON.", "Send JSON with Content-Type: application/json."
    ),
    "IDEMPOTENCY_MISMATCH": Code(
        (422,),
        "The Idempotency-Key was used before, with another request.",
        "Send a new Idempotency-Key with each new request.",
    ),
    "IDEMPOTENCY_CONFLICT": Code(
        (409,),
        "The first call with this Idempotency-Key is still being made, or its answer was too large to keep.",
        "Ask again after details.retry_after seconds: the first call is still being made.",
    ),
    "INTERNAL_ERROR": Code(
        (500,),
        "Something went wrong on our side.",
        "Try again. If it stays, give the people who run this server the X-Request-Id.",
    ),
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
    return code if code in CODES else "INTERNAL_ERROR"


def remedy_of(error: ApiError) -> str:
    """Return what to do about an error: what is known of this one, else what its code asks for."""
    return getattr(error, "remedy", "") or CODES[code_of(error)].remedy
