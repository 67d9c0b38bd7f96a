"""GET /health, described."""

from dataclasses import replace

from config.api.openapi import headers
from config.api.openapi.operation import Operation
from config.api.openapi.success import an_object, enveloped

MEMBERS = {
    "status": {"const": "ok"},
    "version": {"type": "string", "description": "The version of this server."},
}
EXAMPLE = {"status": "ok", "version": "0.1.0"}
ANSWER = enveloped(
    an_object(MEMBERS),
    EXAMPLE,
    description="The server answers.",
    beside=MEMBERS,
    examples_beside=EXAMPLE,
)
SHOW_HEALTH = Operation(
    id="show_health",
    tag="Server",
    summary="Say that the server answers",
    description="Needs no key; a valid one is told its limits. The members stand in `data` and beside it.",
    answers=(replace(ANSWER, headers=headers.references(headers.LIMITS)),),
)
