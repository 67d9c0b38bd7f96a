"""What X's errors mean: problem documents, also as `errors` in a 200 that holds nothing else."""

from collections.abc import Mapping
from typing import Any

from providers import waits
from providers.failures import BY_STATUS
from providers.spec import Failure, UpstreamAnswer

# The last part of the problem's `type`: https://docs.x.com/x-api/fundamentals/response-codes-and-errors
KINDS = {
    "resource-not-found": Failure.NOT_FOUND,
    "invalid-request": Failure.INVALID,
    "client-forbidden": Failure.DENIED,
    "disallowed-resource": Failure.DENIED,
    "not-authorized-for-resource": Failure.DENIED,
    "not-authorized-for-field": Failure.DENIED,
    "resource-unavailable": Failure.DENIED,
    "unsupported-authentication": Failure.DENIED,
}
CAPPED = "usage-capped"
CAP_WAIT = 3600.0  # X does not say when a plan's cap begins anew
DAILY = ("x-user-limit-24hour", "x-app-limit-24hour")


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """X tells what is wrong by the type of a problem, and a missing scope by saying nothing more."""
    problem = problem_in(answer)
    if answer.status == 429 or word_of(problem) == CAPPED:
        return read_limit(answer, problem)
    if answer.status < 300 and not problem:
        return None
    return Failure(kind_of(answer.status, problem), reason(problem))


def problem_in(answer: UpstreamAnswer) -> dict[str, Any]:
    """Return the problem; errors beside data (or beside an empty list) are part of a good answer."""
    body = answer.body if isinstance(answer.body, dict) else {}
    if answer.status < 300 and ("data" in body or "meta" in body):
        return {}
    if "title" in body or "detail" in body:
        return body
    errors = body.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else {}
    return first if isinstance(first, dict) else {}


def kind_of(status: int, problem: dict[str, Any]) -> str:
    """Return the kind of failure. A plan that is too small is no missing scope: nobody can consent to it."""
    if word_of(problem) in KINDS:
        return KINDS[word_of(problem)]
    if status == 403 and problem.get("detail") == "Forbidden":
        return Failure.SCOPE
    return BY_STATUS.get(status, Failure.OTHER)


def read_limit(answer: UpstreamAnswer, problem: dict[str, Any]) -> Failure:
    """X limits every endpoint by itself; what a plan may read in all is a limit of everything."""
    if word_of(problem) == CAPPED or problem.get("title") == "UsageCapExceeded":
        return Failure(Failure.RATE, reason(problem), CAP_WAIT)
    return Failure(Failure.RATE, reason(problem), seconds_to_wait(answer.headers), Failure.TOOL)


def seconds_to_wait(headers: Mapping[str, str]) -> float | None:
    """Return the wait until the day's limit begins anew if that is used up, else the quarter of an hour's."""
    spent = [name for name in DAILY if headers.get(f"{name}-remaining") == "0"]
    names = [*(f"{name}-reset" for name in spent), "x-rate-limit-reset"]
    found = (waits.until_epoch(headers.get(name)) for name in names)
    return next((wait for wait in found if wait is not None), None)


def word_of(problem: dict[str, Any]) -> str:
    """Return the last part of a problem's type, which is a URL."""
    return str(problem.get("type") or "").rpartition("/")[2]


def reason(problem: dict[str, Any]) -> str:
    """Return X's own sentences, the precise ones first."""
    inner = problem.get("errors") if isinstance(problem.get("errors"), list) else []
    messages = [each.get("message") for each in inner if isinstance(each, dict)]
    said = [*messages, problem.get("detail") or problem.get("message") or problem.get("title")]
    return ": ".join(str(text) for text in said if text)
