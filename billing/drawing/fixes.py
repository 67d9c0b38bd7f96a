"""What an error means to whoever made the call, and what to do about it: one row for each."""

from dataclasses import dataclass

from billing.models import UsageRecord


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

BY_LIMIT = {
    "minute": Fix(
        "More calls in one minute than the plan allows. The call does not count.",
        "Spread calls out, and wait as long as Retry-After says.",
    ),
    "day": Fix(
        "The calls of the day are used up. The call does not count.",
        "Wait until midnight UTC, or change the plan under Billing.",
    ),
    "month": Fix(
        "The calls of the billing cycle are used up. The call does not count.",
        "Change the plan under Billing, or wait for the next cycle.",
    ),
    "spend_cap": Fix(
        "The spend cap is reached. The call does not count.",
        "Raise or remove the cap under Billing, or wait for the next cycle.",
    ),
    "key": Fix(
        "The budget of this key is used up. The call does not count.",
        "Raise the key’s budget under Usage, or wait for the next cycle.",
    ),
    "account": Fix(
        "The budget of this account is used up. The call does not count.",
        "Raise the account’s budget under Usage, or wait for the next cycle.",
    ),
    "provider": Fix(
        "The provider’s own limit for this person is reached. The call does not count.",
        "Wait as long as Retry-After says; until then we answer in the provider’s place.",
    ),
}

FROM_PROVIDER = {
    "VALIDATION_ERROR": Fix(
        "The provider did not accept what was sent.",
        "The answer’s details hold what the provider said about it.",
    ),
    "NOT_FOUND": Fix(
        "The provider has nothing under this id, or not for this person.",
        "Check the ids in the path and whether the person can see it there.",
    ),
    "PERMISSION_DENIED": Fix(
        "The provider does not let this person do that.",
        "Someone with more rights there has to allow it; another key would not help.",
    ),
}

BY_STATUS = {
    400: BY_CODE["VALIDATION_ERROR"],
    401: BY_CODE["INTEGRATION_TOKEN_ERROR"],
    402: BY_CODE["PAYMENT_PAST_DUE"],
    403: BY_CODE["PERMISSION_DENIED"],
    404: BY_CODE["NOT_FOUND"],
    429: BY_CODE["RATE_LIMITED"],
    502: BY_CODE["PROVIDER_ERROR"],
    503: BY_CODE["PROVIDER_UNAVAILABLE"],
}
REFUSED = Fix("The call was refused.", "The answer’s error says why.")


def fix_for(record: UsageRecord) -> Fix | None:
    """Return what to know about a failed call, by what is known most exactly; None for a good one."""
    if not record.is_failed:
        return None
    if record.error_stage == "provider" and record.error_code in FROM_PROVIDER:
        return FROM_PROVIDER[record.error_code]
    by_limit = BY_LIMIT.get(record.error_limit)
    return by_limit or BY_CODE.get(record.error_code) or by_status(record.status)


def by_status(status: int) -> Fix:
    return BY_STATUS.get(status) or (BY_CODE["INTERNAL_ERROR"] if status >= 500 else REFUSED)
