"""Usage that reached a mark."""

from config.api.openapi.success import an_object
from config.api.openapi.types import COUNT, TIME, UUID, one_of, said
from inbox.webhooks.event_types.spec import ACCOUNT_ID, EventType, told

KIND = one_of(
    ("month", "day", "spend_cap", "key", "account"),
    "Of what: the quota of the billing cycle or the day, the spend cap, or the budget of a key or an account.",
)
TYPES = (
    EventType(
        "usage.threshold",
        "50, 80 or 100 % of a quota, a spend cap or a budget are used.",
        told(
            {
                "kind": KIND,
                "percent": said(COUNT, "The share that is reached: 50, 80 or 100."),
                "used": COUNT,
                "limit": COUNT,
                "period": an_object({"start": TIME, "end": TIME}),
                "beyond": one_of(("metered", "blocked"), "What becomes of calls past 100 %."),
                "account_id": ACCOUNT_ID,
                "key_id": said(UUID, "The key whose budget it is."),
            },
            "account_id",
            "key_id",
        ),
        {
            "kind": "month",
            "percent": 80,
            "used": 8000,
            "limit": 10000,
            "period": {"start": "2026-02-01T00:00:00.000Z", "end": "2026-03-01T00:00:00.000Z"},
            "beyond": "blocked",
        },
    ),
)
