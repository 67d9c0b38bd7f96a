"""What Jira's errors mean: messages of the gateway, or of Jira behind it."""

from typing import Any

from providers import waits
from providers.failures import BY_STATUS
from providers.spec import Failure, UpstreamAnswer

WRONG_SCOPE = "scope does not match"
# https://developer.atlassian.com/cloud/jira/platform/rate-limiting/: the quotas hold for everything.
OF_ONE_TOOL = frozenset({"jira-burst-based", "jira-per-issue-on-write"})


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Jira's gateway says 401 for a missing scope as well, and tells it by its message alone."""
    if answer.status < 300:
        return None
    said = message_of(answer.body)
    if answer.status == 429:
        return read_limit(answer, said)
    if answer.status in (401, 403) and WRONG_SCOPE in said:
        return Failure(Failure.SCOPE, said)
    return Failure(BY_STATUS.get(answer.status, Failure.OTHER), said)


def read_limit(answer: UpstreamAnswer, said: str) -> Failure:
    """Jira names the limit in a header, and its end in seconds or as a time."""
    limit = answer.headers.get("RateLimit-Reason") or ""
    wait = waits.retry_after(answer.headers.get("Retry-After"))
    if wait is None:
        wait = waits.until_iso(answer.headers.get("X-RateLimit-Reset"))
    hold = Failure.TOOL if limit in OF_ONE_TOOL else Failure.ACCOUNT
    return Failure(Failure.RATE, limit or said, wait, hold)


def message_of(body: Any) -> str:
    """Return what is wrong: whole sentences, then one for each field."""
    if not isinstance(body, dict):
        return ""
    sentences, fields = body.get("errorMessages"), body.get("errors")
    found = [str(each) for each in sentences] if isinstance(sentences, list) else []
    if isinstance(fields, dict):
        found += [f"{name}: {problem}" for name, problem in fields.items()]
    return "; ".join(found) or str(body.get("message") or body.get("errorMessage") or "")
