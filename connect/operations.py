"""The routes of connecting, described."""

from accounts.answers import ACCOUNT_PK
from config.api.errors import NotFound
from config.api.openapi.operation import Body, Operation, Success
from config.api.openapi.parameters import in_path, in_query
from config.api.openapi.success import enveloped, text
from config.api.openapi.types import URL, UUID
from connect.answers import SESSION, STARTED
from connect.serializers import ConfirmSerializer, StartSerializer

TAG = "Connecting"
SESSION_ID = "0c9a4f5e-7f0b-4f43-8a9e-5a0d1c2b3e4f"
PAGE = "text/html; charset=utf-8"

START = Operation(
    id="start_connect_session",
    tag=TAG,
    summary="Start a connect session",
    description="Send the person to `connect_url`. They come back to `redirect_url` with the result in its query. "
    "With a `code_challenge` nothing is connected before your server has confirmed the session.",
    parameters=(ACCOUNT_PK,),
    body=Body(
        of=StartSerializer,
        example={
            "provider": "google",
            "redirect_url": "https://app.example/done",
            "scopes": ["gmail.read"],
        },
        more={"properties": {"redirect_url": URL}},
    ),
    answers=(
        enveloped(
            STARTED,
            {
                "connect_url": f"https://patchbay.example/connect/{SESSION_ID}",
                "session_id": SESSION_ID,
                "expires_at": "2026-02-25T12:30:00.000Z",
            },
            description="It is open for 30 minutes.",
        ),
    ),
    errors=(NotFound,),
)
SHOW = Operation(
    id="get_connect_session",
    tag=TAG,
    summary="Show how a connect session stands",
    parameters=(ACCOUNT_PK, in_path("session_id", "The session's id.", UUID, example=SESSION_ID)),
    answers=(
        enveloped(
            SESSION,
            {
                "session_id": SESSION_ID,
                "provider": "google",
                "status": "completed",
                "created_at": "2026-02-25T12:00:00.000Z",
                "expires_at": "2026-02-25T12:30:00.000Z",
            },
            description="The session.",
        ),
    ),
    errors=(NotFound,),
)
CONFIRM = Operation(
    id="confirm_connect_session",
    tag=TAG,
    summary="Confirm a connect session that was started with a challenge",
    description="Call it at once when a person comes back with `status=confirm`: providers let their codes live for "
    "minutes or less. Send the `confirmation` of that address, and the `code_verifier` which your server keeps with "
    "the person who is logged in there. A verifier that does not fit ends the session as failed, with "
    "`verifier_mismatch`; so does whatever the provider refuses, with its word.",
    parameters=SHOW.parameters,
    body=Body(
        of=ConfirmSerializer,
        example={
            "confirmation": "k9m2yQ0fYJ4c8eWq1uZsHnD7rXbTgLvPaOiEwCxN3dA",
            "code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        },
    ),
    answers=SHOW.answers,
    errors=(NotFound,),
)
SENT_ON = {
    "Location": {
        "description": "The session's `redirect_url` with `status=success`, `provider`, `account_id` and `session_id` "
        "added to its query; with `status=confirm` and `confirmation` where you are to confirm; or with `error`.",
        "schema": URL,
        "example": "https://app.example/done?status=success&provider=google&account_id=user-123"
        f"&session_id={SESSION_ID}",
    }
}
CALLBACK = Operation(
    id="finish_connect_session",
    tag=TAG,
    summary="Take a person back from a provider",
    description="Called by browsers that providers send back, never by you.",
    parameters=(
        in_query("state", "Which session it is."),
        in_query("code", "What the grant is fetched with, where the person agreed."),
        in_query("error", "The provider's word for what went wrong."),
        in_query("iss", "Who answers (RFC 9207)."),
    ),
    answers=(
        Success(status=302, description="The session has ended, well or not.", headers=SENT_ON),
        text(PAGE, "The link is unknown, used, or another browser's.", status=400),
        text(PAGE, "Too many of them from one address.", status=429),
    ),
)
