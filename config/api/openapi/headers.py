"""The headers of answers, each described once."""

from typing import Any

from config.api.errors import RateLimited

WHOLE = {"type": "integer"}
TEXT = {"type": "string"}


def header(description: str, schema: dict[str, Any], example: Any) -> dict[str, Any]:
    """Return one header of an answer."""
    return {"description": description, "schema": schema, "example": example}


REQUEST_ID = {
    "X-Request-Id": header(
        "The id of this request: your own, if it was sane, else ours. The log has it too.",
        TEXT,
        "req_3f9a1c0d5b7e2a4c6d8e0f1a",
    )
}
# With a valid key only; which of them there are depends on the plan's family.
LIMITS = {
    "X-RateLimit-Limit": header(
        "Calls of the main window (partner plans: month, personal plans: minute); -1 is unlimited.",
        WHOLE,
        100_000,
    ),
    "X-RateLimit-Remaining": header("What is left of X-RateLimit-Limit.", WHOLE, 99_958),
    "X-RateLimit-Reset": header(
        "When the main window starts anew, as a Unix time in seconds.", WHOLE, 1_767_225_600
    ),
    "X-RateLimit-Minute-Limit": header("Calls of a minute.", WHOLE, 300),
    "X-RateLimit-Minute-Remaining": header("What is left of the minute.", WHOLE, 299),
    "X-RateLimit-Day-Limit": header("Calls of a day; plans without one leave it out.", WHOLE, 1000),
    "X-RateLimit-Day-Remaining": header("What is left of the day.", WHOLE, 998),
    "RateLimit-Policy": header(
        "Every limited window: quota and seconds.", TEXT, '"minute";q=300;w=60'
    ),
    "RateLimit": header(
        "Every limited window: what is left, and for how long.", TEXT, '"minute";r=299;t=42'
    ),
}
REPLAYED = {
    "Idempotent-Replayed": header(
        "`true` where this is the stored answer of an earlier call with the same Idempotency-Key.",
        {"const": "true"},
        "true",
    )
}
OF_ERRORS = {
    "Retry-After": header("Seconds to wait before the next call.", WHOLE | {"minimum": 1}, 17),
    "WWW-Authenticate": header("How to authenticate.", TEXT, "Bearer"),
    "Allow": header("The methods that this route has.", TEXT, "GET, POST"),
}
SHARED = REQUEST_ID | LIMITS | REPLAYED | OF_ERRORS
OF_STATUS = {401: ("WWW-Authenticate",), 405: ("Allow",), RateLimited.status: ("Retry-After",)}


def references(names: Any) -> dict[str, dict[str, str]]:
    """Return the headers by reference."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def of_success(*, has_key: bool, is_repeatable: bool) -> dict[str, dict[str, str]]:
    """Return the headers of an answer that is not an error."""
    limits = LIMITS if has_key else {}
    replayed = REPLAYED if is_repeatable else {}
    return references(REQUEST_ID | limits | replayed)


def of_error(status: int) -> dict[str, dict[str, str]]:
    """Return the headers of an error. Those of limits come with a valid key, whatever else is wrong."""
    return references([*REQUEST_ID, *LIMITS, *REPLAYED, *OF_STATUS.get(status, ())])
