"""What goes back over HTTP for one message: the body, and the status that its protocol wants for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from rest_framework.renderers import JSONRenderer

from config.api.errors import ApiError
from tools_catalog.mcp import messages
from tools_catalog.mcp.messages import Fault, Message
from tools_catalog.mcp.results import envelope

CODES = {400: messages.INVALID_PARAMS, 500: messages.INTERNAL_ERROR}


@dataclass(frozen=True)
class Reply:
    """A JSON-RPC answer with what HTTP says of it."""

    body: dict[str, Any]
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def good(message: Message, value: dict[str, Any]) -> Reply:
    """Return the reply that carries a result, also that of a tool that failed."""
    return Reply(messages.result(message.id, value))


def faulty(fault: Fault, status: int) -> Reply:
    """Return the reply to a message that is wrong in itself."""
    return Reply(messages.error(fault.id, fault.code, str(fault), fault.data), status)


def refused(message: Message, error: ApiError, status: int) -> Reply:
    """Return the reply to a request that is in order and was refused: `data` is our error."""
    code = CODES.get(error.status, messages.REFUSED)
    body = messages.error(message.id, code, str(error), envelope(error))
    # A header such as Retry-After belongs to the error's own status: behind a 200 it would say nothing.
    return Reply(body, status, error.headers if status == error.status else {})


def single(reply: Reply) -> HttpResponse:
    return as_http(reply.body, reply.status, reply.headers)


def batch(replies: Sequence[Reply]) -> HttpResponse:
    """Return the answers to a batch; its notifications have none."""
    return as_http([reply.body for reply in replies])


def nothing() -> HttpResponse:
    """Say that a notification arrived."""
    return HttpResponse(status=202)


def as_http(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    content = JSONRenderer().render(body)
    return HttpResponse(content, "application/json", status, headers=headers)
