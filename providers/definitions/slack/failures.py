"""What Slack's errors mean. Nearly all of them come with HTTP 200 and `ok: false`."""

from typing import Any

from providers import waits
from providers.definitions.slack.failure_words import KINDS
from providers.spec import Failure, UpstreamAnswer


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Slack says whether a call went well by `ok`, whatever the status."""
    if answer.status == 429:
        return limit("ratelimited", answer)
    if not isinstance(answer.body, dict) or answer.body.get("ok") is not False:
        return None
    return read_refusal(answer)


def read_refusal(answer: UpstreamAnswer) -> Failure:
    """Return what Slack's word for an error means."""
    word = str(answer.body.get("error", "unknown_error"))
    kind = KINDS.get(word, Failure.OTHER)
    if kind == Failure.RATE:
        return limit(word, answer)
    return Failure(kind, reason(word, answer.body))


def limit(word: str, answer: UpstreamAnswer) -> Failure:
    """Slack counts the calls of each method by itself."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    wait = waits.retry_after(headers.get("retry-after"))
    return Failure(Failure.RATE, word, retry_after=wait, hold=Failure.TOOL)


def reason(word: str, body: dict[str, Any]) -> str:
    """Slack names the missing scope, and the argument it did not like, beside its word."""
    if word == "missing_scope":
        return f"{word}: needed {body.get('needed', '')}, provided {body.get('provided', '')}"
    messages = (body.get("response_metadata") or {}).get("messages") or []
    return ": ".join([word, *map(str, messages)])
