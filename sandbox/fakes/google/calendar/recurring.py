"""Unfold recurring events into their instances."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from sandbox.fakes.google.calendar.times import edge, written
from sandbox.refusals import Refusal

STEPS = {"DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}
MOST = 366
RULE = re.compile(
    r"RRULE:FREQ=[A-Z]+"
    r"(;(COUNT|INTERVAL)=[1-9]\d{0,2}|;UNTIL=\d{8}(T\d{6}Z)?|;[A-Z]{2,}=[A-Z0-9,+-]+)*"
)


def check_rules(event: dict) -> None:
    """Refuse a recurrence that nobody could unfold."""
    for line in event.get("recurrence", ()):
        if line.startswith("RRULE:") and not RULE.fullmatch(line):
            raise Refusal("invalid", "Invalid recurrence rule.", reason="invalid")


def instances(event: dict) -> Iterator[dict]:
    """Yield each instance of an event; one that does not recur daily or weekly is its only one."""
    rule = _rule(event)
    if rule.get("FREQ") not in STEPS:
        yield event
        return
    step = STEPS[rule["FREQ"]] * int(rule.get("INTERVAL", 1))
    until = rule.get("UNTIL", "9")
    for number in range(min(int(rule.get("COUNT", MOST)), MOST)):
        instance = _moved(event, step * number)
        if instance["id"].rpartition("_")[2] > until:
            return
        yield instance


def _rule(event: dict) -> dict[str, str]:
    """Return the parts of the RRULE line."""
    lines = [one for one in event.get("recurrence", ()) if one.startswith("RRULE:")]
    parts = lines[0].removeprefix("RRULE:").split(";") if lines else []
    return dict(part.split("=", 1) for part in parts if "=" in part)


def _moved(event: dict, by: timedelta) -> dict:
    start = _shift(event["start"], by)
    moment = edge(start).strftime("%Y%m%dT%H%M%SZ")
    instance = {name: value for name, value in event.items() if name != "recurrence"}
    return instance | {
        "id": f"{event['id']}_{moment}",
        "start": start,
        "end": _shift(event["end"], by),
        "recurringEventId": event["id"],
        "originalStartTime": start,
    }


def _shift(value: dict, by: timedelta) -> dict:
    if "date" in value:
        return {"date": (datetime.fromisoformat(value["date"]) + by).date().isoformat()}
    return value | {"dateTime": written(edge(value) + by)}
