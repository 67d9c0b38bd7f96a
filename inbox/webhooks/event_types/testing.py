"""What is sent when somebody tests an endpoint."""

from config.api.openapi.types import TEXT
from inbox.webhooks.event_types.spec import EventType, told

TEST = EventType(
    "webhook.test",
    "Somebody tests the endpoint.",
    told({"message": TEXT}),
    {"message": "This is a test. Nothing happened."},
)
TYPES = (TEST,)
