"""What is answered about connect sessions, as JSON Schemas."""

from config.api.openapi.success import an_object
from config.api.openapi.types import TEXT, TIME, URL, UUID, one_of, said
from connect.models import ConnectSession

STARTED = an_object(
    {
        "connect_url": said(URL, "Where to send the person."),
        "session_id": UUID,
        "expires_at": said(TIME, "The link is good until then."),
    },
    title="StartedSession",
)
SESSION = an_object(
    {
        "session_id": UUID,
        "provider": TEXT,
        "status": one_of(ConnectSession.Status.values),
        "error": said(TEXT, "The word of the failure; failed sessions only."),
        "created_at": TIME,
        "expires_at": TIME,
    },
    optional=("error",),
    title="ConnectSession",
)
