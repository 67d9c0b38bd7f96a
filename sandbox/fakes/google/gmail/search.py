"""Gmail's search box: words and operators, each of which a minus turns round."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from sandbox.fakes.google.gmail.labels import label_ids_named

TERM = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"|(\S+))')
Test = Callable[[dict], bool]


def search(messages: list[dict], query: str) -> list[dict]:
    """Return the messages that a query finds, spam and trash left out unless it names them."""
    tests = [_test(*match.groups("")) for match in TERM.finditer(query)]
    return [message for message in messages if all(test(message) for test in tests)]


def names_hidden_place(query: str) -> bool:
    """Say whether a query looks into spam or trash itself."""
    return bool(re.search(r"\b(in|label|is):(trash|spam|anywhere)\b", query, re.IGNORECASE))


def _test(minus: str, operator: str, quoted: str, plain: str) -> Test:
    test = _positive(operator.lower(), (quoted or plain).lower())
    return (lambda message: not test(message)) if minus else test


def _positive(operator: str, value: str) -> Test:
    if operator in FIELDS:
        return lambda message: value in message[FIELDS[operator]].lower()
    if operator in ("label", "in", "is"):
        return _labelled(value)
    if operator == "has":
        return lambda message: message["hasAttachment"] and value == "attachment"
    if operator in ("after", "before"):
        return _dated(operator, value)
    return _word(f"{operator}:{value}" if operator else value)


FIELDS = {"from": "from", "to": "to", "subject": "subject"}


def _labelled(value: str) -> Test:
    if value == "anywhere":
        return lambda message: True
    if value == "read":
        return lambda message: "UNREAD" not in message["labelIds"]
    wanted = label_ids_named(value)
    return lambda message: bool(wanted & set(message["labelIds"]))


def _dated(operator: str, value: str) -> Test:
    """Compare with a day (2026/11/22) or with a second since 1970."""
    try:
        limit = int(value) if value.isdecimal() else _day(value)
    except ValueError:
        return lambda message: False
    if operator == "after":
        return lambda message: message["internalDate"] >= limit * 1000
    return lambda message: message["internalDate"] < limit * 1000


def _day(value: str) -> float:
    return datetime.strptime(value.replace("-", "/"), "%Y/%m/%d").replace(tzinfo=UTC).timestamp()


def _word(word: str) -> Test:
    fields = ("subject", "from", "to", "text")
    return lambda message: any(word in message[field].lower() for field in fields)
