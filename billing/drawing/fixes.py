"""What to know about a failed call of the log: the row for its limit, its provider, its code or its status."""

from billing.models import UsageRecord
from config.api.apps_codes import CODES
from config.api.fixes import BY_CODE, Fix

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
    "sessions_of_account": Fix(
        "More connect sessions in one minute than one account may start. The call does not count.",
        "Send the person to the connect_url of a session that is still open, for 30 minutes.",
    ),
    "sessions_of_partner": Fix(
        "More connect sessions in one minute than a partner may start. The call does not count.",
        "Start a session when the person asks to connect, not for everybody ahead.",
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
# Records of both APIs; what both know is told in the words of the first.
BY_ANY_CODE = CODES | BY_CODE
REFUSED = Fix("The call was refused.", "The answer’s error says why.")


def fix_for(record: UsageRecord) -> Fix | None:
    """Return what to know about a failed call, by what is known most exactly; None for a good one."""
    if not record.is_failed:
        return None
    if record.error_stage == "provider" and record.error_code in FROM_PROVIDER:
        return FROM_PROVIDER[record.error_code]
    by_limit = BY_LIMIT.get(record.error_limit)
    return by_limit or BY_ANY_CODE.get(record.error_code) or by_status(record.status)


def by_status(status: int) -> Fix:
    return BY_STATUS.get(status) or (BY_CODE["INTERNAL_ERROR"] if status >= 500 else REFUSED)
