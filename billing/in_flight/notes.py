"""What is noted of a call in flight: its record as far as it is known, and which windows it moves."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from billing.limits.standing import Budget, Standing
from billing.models import Plan


def note_of(record: dict[str, Any], standing: Standing) -> dict[str, Any]:
    """Return the note of a call that may be admitted with this standing."""
    plan = standing.plan
    return {
        "record": record,
        "family": standing.family,
        "payer": standing.subject_id,
        "anchor": standing.anchor,
        "limits": (plan.per_minute, plan.per_day, plan.per_month),
        "budgets": [(budget.kind, budget.object_id) for budget in standing.budgets],
    }


def text_of(value: Any) -> str:
    """Return an id or a time as text. An id's digits alone are three times as quick as its usual form."""
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, datetime) else str(value)


# Made once: `json.dumps` makes an encoder for every call that is given options.
encoded = json.JSONEncoder(default=text_of, check_circular=False, separators=(",", ":")).encode


def record_in(note: dict[str, Any]) -> dict[str, Any]:
    """Return the record's fields as they were given."""
    return timed(note["record"])


def timed(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields that were written as text with their time as a time."""
    return fields | {"ts": datetime.fromisoformat(fields["ts"])}


def standing_in(note: dict[str, Any]) -> Standing:
    """Return a standing with the same windows; what may be used of them is no matter any more."""
    minute, day, month = note["limits"]
    return Standing(
        note["family"],
        UUID(note["payer"]),
        Plan(per_minute=minute, per_day=day, per_month=month),
        anchor=datetime.fromisoformat(note["anchor"]) if note["anchor"] else None,
        budgets=tuple(Budget(kind, UUID(object_id), 0) for kind, object_id in note["budgets"]),
    )
