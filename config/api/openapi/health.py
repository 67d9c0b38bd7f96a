"""GET /health, described."""

from config.api.openapi.operation import Operation
from config.api.openapi.success import an_object, enveloped

MEMBERS = {
    "status": {"const": "ok"},
    "version": {"type": "string", "description": "The version of this server."},
}
EXAMPLE = {"status": "ok", "version": "0.1.0"}
SHOW_HEALTH = Operation(
    id="show_health",
    tag="Server",
    summary="Say that the server answers",
    description="Needs no key. Its members stand in `data` and beside it.",
    answers=(
        enveloped(
            an_object(MEMBERS),
            EXAMPLE,
            description="The server answers.",
            beside=MEMBERS,
            examples_beside=EXAMPLE,
        ),
    ),
)
