"""What a restriction of JQL means for an issue."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sandbox.fakes.jira.finding import written
from sandbox.refusals import Refusal

FIELDS = {"project", "status", "assignee", "reporter", "priority", "labels", "key"}
TIMES, TEXTS = {"created", "updated"}, {"text", "summary", "description"}

Fits = Callable[[dict], bool]


def restriction(field: str, operator: str, value: str, me: str) -> Fits:
    """Return whether an issue fits one restriction; what is not played is refused."""
    if field in TIMES and operator in (">=", "<="):
        limit, is_after = _moment(value.strip('"')), operator == ">="
        return lambda issue: (issue[field] >= limit) == is_after
    if field in TEXTS and operator == "~":
        word = value.strip('"').lower()
        return lambda issue: word in f"{issue['summary']} {issue['description']}".lower()
    if field in FIELDS and operator in ("=", "!=", "IN"):
        listed = value[1:-1].split(",") if value.startswith("(") else [value]
        names = {_name(one, me) for one in listed}
        return lambda issue: (not names.isdisjoint(_values(issue, field))) == (operator != "!=")
    raise Refusal("invalid", f"Field '{field}' does not exist or does not take '{operator}'.")


def _values(issue: dict, field: str) -> set[str]:
    value = issue[field]
    values = value if isinstance(value, list) else [value or "empty"]
    return {str(one).lower() for one in values}


def _name(text: str, me: str) -> str:
    plain = text.strip().strip('"').lower()
    return me if plain == "currentuser()" else plain


def _moment(text: str) -> str:
    ago = re.fullmatch(r"-(\d{1,4})([dhw])", text)
    if ago:
        hours = {"h": 1, "d": 24, "w": 168}[ago[2]] * int(ago[1])
        return written(datetime.now(UTC) - timedelta(hours=hours))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return text
    raise Refusal("invalid", f"Date value '{text}' for field is invalid.")
