"""What Linear's errors mean. GraphQL answers 200 or 400 for nearly all of them and says which one in `errors`."""

from typing import Any

from providers.definitions.linear.limits import limited
from providers.spec import Failure, UpstreamAnswer

# By `extensions.code`, else by `extensions.type`, which is in words.
KINDS = {
    "AUTHENTICATION_ERROR": Failure.TOKEN,
    "authentication error": Failure.TOKEN,
    "RATELIMITED": Failure.RATE,
    "ratelimited": Failure.RATE,
    "INVALID_SCOPE": Failure.SCOPE,
    "FORBIDDEN": Failure.DENIED,
    "forbidden": Failure.DENIED,
    "FEATURE_NOT_ACCESSIBLE": Failure.DENIED,
    "feature not accessible": Failure.DENIED,
    "USAGE_LIMIT_EXCEEDED": Failure.DENIED,
    "usage limit exceeded": Failure.DENIED,
    "INPUT_ERROR": Failure.INVALID,
    "INVALID_INPUT": Failure.INVALID,
    "invalid input": Failure.INVALID,
    "BAD_USER_INPUT": Failure.INVALID,
    "GRAPHQL_VALIDATION_FAILED": Failure.INVALID,
    "graphql error": Failure.INVALID,
    "USER_ERROR": Failure.INVALID,
    "user error": Failure.INVALID,
}
# These say more than the code, which is one for many things.
MESSAGES = {
    "Invalid scope": Failure.SCOPE,
    "Entity not found": Failure.NOT_FOUND,
}


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Linear's answer may hold errors, whatever its status; a mutation may say that it did nothing."""
    if error := first_error(answer.body):
        return failure_of(error, answer)
    if answer.status == 429:
        return limited("too many requests", answer.headers)
    return Failure(Failure.OTHER, "the change was not made") if was_in_vain(answer.body) else None


def failure_of(error: dict[str, Any], answer: UpstreamAnswer) -> Failure:
    """Return what an error means, and when a limit ends."""
    told = error.get("extensions")
    extensions = told if isinstance(told, dict) else {}
    message = str(error.get("message", ""))
    reason = str(extensions.get("userPresentableMessage") or message)
    kind = kind_of(message, extensions)
    return limited(reason, answer.headers) if kind == Failure.RATE else Failure(kind, reason)


def kind_of(message: str, extensions: dict[str, Any]) -> str:
    """Return the kind of an error by its message, else its code, else its type."""
    for start, kind in MESSAGES.items():
        if message.startswith(start):
            return kind
    by_code = KINDS.get(str(extensions.get("code", "")))
    return by_code or KINDS.get(str(extensions.get("type", "")).lower(), Failure.OTHER)


def first_error(body: Any) -> dict[str, Any] | None:
    """Return the first of GraphQL's errors, or None."""
    errors = body.get("errors") if isinstance(body, dict) else None
    first = errors[0] if isinstance(errors, list) and errors else None
    return first if isinstance(first, dict) else None


def was_in_vain(body: Any) -> bool:
    """Say whether a mutation answered `success: false`."""
    data = body.get("data") if isinstance(body, dict) else None
    answers = data.values() if isinstance(data, dict) else ()
    return any(isinstance(each, dict) and each.get("success") is False for each in answers)
