"""What each error code means to whoever made the call, and what to do about it: one row for each."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Fix:
    """What happened, and what to do."""

    meaning: str
    remedy: str


BY_CODE = {
    "AUTH_REQUIRED": Fix(
        "The key is missing or not valid.",
        "Send a working key in the Authorization header: “Bearer sk_live_…”.",
    ),
    "PAYMENT_PAST_DUE": Fix(
        "A payment is past due, so nothing was done. The call does not count.",
        "Update the payment method under Billing. The next call after the payment goes through.",
    ),
    "PERMISSION_DENIED": Fix(
        "The key lacks the scope, or the service is switched off for this connection.",
        "Use a key with the scope that the answer names, or switch the service on.",
    ),
    "PARTNER_REQUIRED": Fix(
        "This route acts for connected accounts, which only partners have.",
        "Register under Settings > Partner, or leave the X-Account-Id header out.",
    ),
    "PARTNER_SUSPENDED": Fix(
        "The partner profile is suspended: every call is refused.",
        "Ask the people who run this server.",
    ),
    "INTEGRATION_SCOPE_MISSING": Fix(
        "The person granted less than this call needs.",
        "Start a new connect session with the scopes in the answer’s details.missing_scopes.",
    ),
    "VALIDATION_ERROR": Fix(
        "Something sent with the call is missing or wrong. Nothing was sent to a provider.",
        "The answer’s error names the parameter and what was expected.",
    ),
    "ALREADY_EXISTS": Fix(
        "There is one with this id already.",
        "Read or change the one that exists, or choose another external_id.",
    ),
    "IDEMPOTENCY_MISMATCH": Fix(
        "The Idempotency-Key was used before, with another request. Nothing was done.",
        "Send a new key with each new request, and the same key only with the very same one.",
    ),
    "IDEMPOTENCY_CONFLICT": Fix(
        "The first call with this Idempotency-Key is still being made, or its answer was too large to keep, or one of "
        "too many large ones.",
        "While it is being made, ask again after details.retry_after seconds. It is never made twice.",
    ),
    "AUTHORIZATION_PENDING": Fix(
        "Nobody has decided yet whether the device may sign in.",
        "Ask again after the interval that came with the code.",
    ),
    "ACCESS_DENIED": Fix(
        "The person refused to let the device sign in.",
        "Ask for a new code if that was a mistake.",
    ),
    "EXPIRED_TOKEN": Fix(
        "The device’s code is over, or its key was given already.",
        "Ask for a new code.",
    ),
    "NOT_FOUND": Fix(
        "There is no such route, or no such row of yours.",
        "Check the path and the id; ids of other partners look like unknown ones.",
    ),
    "ACCOUNT_NOT_FOUND": Fix(
        "X-Account-Id names no connected account of yours.",
        "Send the external_id the account was created with, or create it first.",
    ),
    "INTEGRATION_NOT_FOUND": Fix(
        "The account has no active connection to this provider.",
        "Start a connect session and send the person to its connect_url.",
    ),
    "INTEGRATION_TOKEN_ERROR": Fix(
        "The provider no longer accepts the connection’s token, and gave no new one.",
        "Start a new connect session; the answer’s details.reconnect is the request for it.",
    ),
    "RATE_LIMITED": Fix(
        "A limit was reached. The call does not count.",
        "Wait as long as Retry-After says, then send it again.",
    ),
    "PROVIDER_ERROR": Fix(
        "The provider failed, or answered with something that cannot be read.",
        "Try again later. If it stays, give the provider its own request id from this page.",
    ),
    "PROVIDER_UNAVAILABLE": Fix(
        "The provider did not answer, or is given a rest after failing. The call does not count.",
        "Reads can be sent again. After a write, look first whether it was done all the same.",
    ),
    "METHOD_NOT_ALLOWED": Fix(
        "The route exists, but not with this method.",
        "Use one of the methods in the Allow header of the answer.",
    ),
    "PAYLOAD_TOO_LARGE": Fix(
        "The body is larger than this route takes.",
        "Send less, or use the raw upload where the route has one.",
    ),
    "UNSUPPORTED_MEDIA_TYPE": Fix(
        "The body is not of a type this route reads.",
        "Send JSON with Content-Type: application/json.",
    ),
    "INTERNAL_ERROR": Fix(
        "Something went wrong on our side. The call does not count.",
        "Try again. If it stays, give the people who run this server the request id.",
    ),
}


def doc_url(error_code: str) -> str:
    """Return where the docs explain an error code."""
    return f"{settings.PUBLIC_URL}/docs/errors#{error_code}"
