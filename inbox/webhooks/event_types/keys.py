"""API keys that are made and revoked; never the key itself."""

from config.api.openapi.types import TEXT, TEXTS, TIME, UUID, one_of, or_null, said
from inbox.webhooks.event_types.spec import APP_ID, EventType, told

OF_KEY = {
    "key_id": UUID,
    "kind": one_of(("partner", "personal", "app")),
    "name": TEXT,
    "masked": said(TEXT, "Its beginning and its last four characters."),
    "app_id": APP_ID,
}
EXAMPLE = {
    "key_id": "0198c0de-5a5a-4000-8000-000000000003",
    "kind": "partner",
    "name": "Production",
    "masked": "sk_live_…x7Qd",
    "app_id": None,
}
TYPES = (
    EventType(
        "key.created",
        "An API key was made.",
        told(
            {
                **OF_KEY,
                "scopes": said(or_null(TEXTS), "What it may do; null: everything."),
                "expires_at": or_null(TIME),
                "replaces": said(UUID, "The key that it takes the place of."),
            },
            "replaces",
        ),
        {**EXAMPLE, "scopes": ["tools:read"], "expires_at": None},
    ),
    EventType(
        "key.revoked",
        "An API key was revoked. It is worthless from then on.",
        told({**OF_KEY, "reason": TEXT}, "reason"),
        EXAMPLE,
    ),
)
