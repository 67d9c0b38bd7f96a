"""What is answered about accounts, keys and devices, as JSON Schemas."""

from config.api.openapi.parameters import in_path
from config.api.openapi.success import an_object
from config.api.openapi.types import COUNT, OBJECT, TEXT, TIME, URL, UUID, or_null, said

ACCOUNT_PK = in_path(
    "id",
    "The account's own `id`, not its `external_id`. One that is malformed is not found.",
    UUID,
    example="550e8400-e29b-41d4-a716-446655440000",
)
MEMBERS = {
    "id": UUID,
    "external_id": said(TEXT, "Your own id for the person: the value of X-Account-Id."),
    "display_name": or_null(TEXT),
    "metadata": said(OBJECT, "Yours to fill."),
    "created_at": TIME,
}
ACCOUNT = an_object(MEMBERS, title="Account")
EXAMPLE = {
    "id": "550e8400-e29b-41d4-a716-446655440000",
    "external_id": "user-123",
    "display_name": "Mara",
    "metadata": {"plan": "gold"},
    "created_at": "2026-02-25T12:00:00.000Z",
}

STARTED = {
    "device_code": said(TEXT, "What the device polls with, and nobody else sees."),
    "user_code": said(TEXT, "What the person types."),
    "verification_uri": said(URL, "Where they type it."),
    "verification_uri_complete": said(URL, "The same with the code filled in."),
    "expires_in": said(COUNT, "Seconds."),
    "interval": said(COUNT, "Seconds between two polls."),
}
