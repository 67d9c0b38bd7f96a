"""Connected accounts that come, change and go."""

from config.api.openapi.types import TEXTS, UUID, said
from inbox.webhooks.event_types.spec import ACCOUNT_ID, EventType, told

OF_ACCOUNT = {"account_id": ACCOUNT_ID, "id": said(UUID, "Our id of the account.")}
EXAMPLE = {"account_id": "user-123", "id": "0198c0de-5a5a-4000-8000-000000000002"}

TYPES = (
    EventType("account.created", "A connected account was created.", told(OF_ACCOUNT), EXAMPLE),
    EventType(
        "account.updated",
        "A connected account was changed.",
        told({**OF_ACCOUNT, "changed": said(TEXTS, "Which members are different now.")}),
        {**EXAMPLE, "changed": ["display_name"]},
    ),
    EventType(
        "account.deleted",
        "A connected account was deleted, with its connections.",
        told(OF_ACCOUNT),
        EXAMPLE,
    ),
)
