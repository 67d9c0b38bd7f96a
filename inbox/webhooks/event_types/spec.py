"""What is said of one type of event, and the members that several types share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from config.api.openapi.success import an_object
from config.api.openapi.types import TEXT, UUID, or_null, said

VERSION = "1"


@dataclass(frozen=True)
class EventType:
    """`schema` is that of `data`, and at once the list of what may be told: nothing else goes out."""

    name: str
    description: str
    schema: Mapping[str, Any]
    example: Mapping[str, Any]


def told(members: Mapping[str, Any], *optional: str) -> dict[str, Any]:
    """Return the schema of `data`; more members may come with later versions of this server."""
    return an_object(members, optional=optional)


ACCOUNT_ID = said(TEXT, "Your own id of the account, its `external_id`.")
PROVIDER = said(TEXT, "Such as `google`.")
OF_INTEGRATION = {"account_id": ACCOUNT_ID, "integration_id": UUID, "provider": PROVIDER}
INTEGRATION_EXAMPLE = {
    "account_id": "user-123",
    "integration_id": "0198c0de-5a5a-4000-8000-000000000001",
    "provider": "google",
}
APP_ID = said(or_null(TEXT), "The app it belongs to; null for none.")
