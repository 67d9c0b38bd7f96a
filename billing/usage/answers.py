"""What is answered about usage, as JSON Schemas."""

from typing import Any

from config.api.openapi.success import a_list, an_object
from config.api.openapi.types import COUNT, DAY, FLAG, TEXT, TIME, UUID, or_null, said

MONEY: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\d+\.\d{2,}$",
    "description": "US dollars in full.",
}
TALLY = {"calls": COUNT, "ok": COUNT, "failed": COUNT, "counted": COUNT}
GROUP = {"calls": COUNT, "failed": COUNT}
KEY = an_object(
    {
        "id": UUID,
        "name": said(or_null(TEXT), "Null where the key no longer exists."),
        "masked": or_null(TEXT),
    },
    title="UsedKey",
)
ACCOUNT_MEMBERS = {
    "id": UUID,
    "external_id": said(or_null(TEXT), "Null where it no longer exists."),
}
PERIOD = an_object(
    {
        "start": TIME,
        "end": TIME,
        "included": {"type": "integer", "minimum": -1, "description": "-1 is unlimited."},
        "extra_calls": COUNT,
        "used": COUNT,
        "remaining": {"type": "integer", "minimum": -1},
        "overage": an_object(
            {
                "calls": COUNT,
                "cost_usd": or_null(MONEY),
                "price_per_1000_usd": or_null(MONEY),
                "spend_cap_usd": or_null(MONEY),
            }
        ),
        "projected": an_object({"calls": or_null(COUNT), "cost_usd": or_null(MONEY)}),
    },
    title="UsagePeriod",
)


def grouped_by(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of sums by one thing; calls without it have null there."""
    return a_list(an_object({name: schema, **GROUP}))


USAGE = an_object(
    {
        "plan": TEXT,
        "period": PERIOD,
        "from": DAY,
        "to": DAY,
        "totals": an_object(TALLY),
        "days": a_list(an_object({"date": DAY, **TALLY})),
        "by_provider": grouped_by("provider", or_null(TEXT)),
        "by_status": grouped_by("status", or_null(COUNT)),
        "by_app": grouped_by("app_id", or_null(TEXT)),
        "by_key": a_list(an_object({**KEY["properties"], **GROUP})),
        "by_account": a_list(an_object({**ACCOUNT_MEMBERS, "calls": COUNT})),
    },
    title="Usage",
)
MILLISECONDS = {"type": "number", "minimum": 0}
RECORD = an_object(
    {
        "id": COUNT,
        "at": TIME,
        "request_id": TEXT,
        "key": KEY,
        "account": or_null(an_object(ACCOUNT_MEMBERS)),
        "app_id": or_null(TEXT),
        "method": TEXT,
        "route": TEXT,
        "provider": or_null(TEXT),
        "action": said(or_null(TEXT), "The name of the tool."),
        "status": COUNT,
        "counted": FLAG,
        "units": COUNT,
        "ms": MILLISECONDS,
        "provider_ms": or_null(MILLISECONDS),
        "stages": {
            "type": "object",
            "additionalProperties": MILLISECONDS,
            "description": "Milliseconds that add up to `ms`.",
        },
        "provider_status": or_null(COUNT),
        "provider_request_id": or_null(TEXT),
        "attempts": COUNT,
        "error_code": or_null(TEXT),
        "error_limit": or_null(TEXT),
    },
    title="UsageRecord",
)
