"""The error codes of the apps API: what each means to the caller, and what to do about it."""

from dataclasses import dataclass

from config.api.fixes import Fix


@dataclass(frozen=True)
class AppCode(Fix):
    """One word of the apps API for what went wrong, and the statuses it comes with."""

    statuses: tuple[int, ...] = ()


CODES = {
    "AUTH_REQUIRED": AppCode(
        "No credential came along, or an end user called where only the app may.",
        "Send an app key (bb_sk_…) in the Authorization header, or where end users may call, their token.",
        (401,),
    ),
    "AUTH_INVALID_API_KEY": AppCode(
        "The key is not a working key of any app.",
        "Use a working key of this app, made under Settings > Apps.",
        (401,),
    ),
    "AUTH_INVALID_END_USER_JWT": AppCode(
        "The token of an end user is not good; the message says why.",
        "Sign the token as the app's settings say; paste it there to see what is wrong.",
        (401,),
    ),
    "AUTH_END_USER_JWT_EXPIRED": AppCode(
        "The token's time is over.", "Let your server sign a new token for this user.", (401,)
    ),
    "AUTH_INSUFFICIENT_PERMISSIONS": AppCode(
        "Another app's key, another user, a key in a browser, a limit of the key, or an app or partner switched off.",
        "Call with a key or token that may do this.",
        (403,),
    ),
    "RESOURCE_NOT_FOUND": AppCode(
        "There is no such app, route or connection.", "Check the path and the ids in it.", (404,)
    ),
    "VALIDATION_INVALID_SCHEMA": AppCode(
        "The body or the query is not as it has to be.",
        "Send the body as the message says.",
        (400,),
    ),
    "INTEGRATIONS_NOT_CONFIGURED": AppCode(
        "The server has no OAuth app for the toolkit, and yours brought none.",
        "Configure the toolkit with oauth_credentials of your own, or ask the people who run this server.",
        (400,),
    ),
    "INTEGRATIONS_BYO_CREDENTIALS_REQUIRED": AppCode(
        "The toolkit can be enabled with credentials of your own only.",
        "Send oauth_credentials with client_id and client_secret of an OAuth app of your own at the provider.",
        (400,),
    ),
    "INTEGRATIONS_TOOLKIT_NOT_ENABLED": AppCode(
        "The toolkit is not enabled for this app.",
        "Call POST /configure for this toolkit first.",
        (400, 404),
    ),
    "INTEGRATIONS_EXECUTION_FAILED": AppCode(
        "The tool was not carried out: 422 where somebody said no, 502 where nobody could be asked.",
        "Check the tool name and parameters. Ensure the user has a connected account.",
        (422, 502),
    ),
    "INTEGRATIONS_QUOTA_EXCEEDED": AppCode(
        "A limit was reached; details.limit says which.",
        "Wait as long as Retry-After says, then send it again.",
        (429,),
    ),
    "INTEGRATIONS_UPSTREAM_ERROR": AppCode(
        "Somebody else's server did not answer as it should.", "Try again later.", (502, 503)
    ),
    "PAYMENT_PAST_DUE": AppCode(
        "A payment is past due, so nothing was done.",
        "Update the payment method under Settings > Billing.",
        (402,),
    ),
    "METHOD_NOT_ALLOWED": AppCode(
        "The route exists, but not with this method.",
        "Use one of the methods in the Allow header.",
        (405,),
    ),
    "PAYLOAD_TOO_LARGE": AppCode("The body is larger than 10 MB.", "Send less.", (413,)),
    "UNSUPPORTED_MEDIA_TYPE": AppCode(
        "The body is not JSON.", "Send JSON with Content-Type: application/json.", (415,)
    ),
    "IDEMPOTENCY_MISMATCH": AppCode(
        "The Idempotency-Key was used before, with another request.",
        "Send a new Idempotency-Key with each new request.",
        (422,),
    ),
    "IDEMPOTENCY_CONFLICT": AppCode(
        "The first call with this Idempotency-Key is still being made, or its answer was too large to keep.",
        "Ask again after details.retry_after seconds: the first call is still being made.",
        (409,),
    ),
    "INTERNAL_ERROR": AppCode(
        "Something went wrong on our side.",
        "Try again. If it stays, give the people who run this server the X-Request-Id.",
        (500,),
    ),
}
