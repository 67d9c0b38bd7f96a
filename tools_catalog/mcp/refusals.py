"""Requests that went wrong: noted for the record of the call as any route would, and told in a message."""

from rest_framework.request import Request

from config.api.call_log import call_log_of
from config.api.errors import Invalid, NotFound
from config.api.handling import noted
from tools_catalog.mcp import replies
from tools_catalog.mcp.greeting import dressed
from tools_catalog.mcp.messages import Fault, Message
from tools_catalog.mcp.replies import Reply
from tools_catalog.mcp.results import failed


def faulty(fault: Fault, request: Request, *, by_status: bool) -> Reply:
    """Reply to a message that is wrong in itself.

    Until 2026-07-28 a fault of a request that could be read travels with 200: older clients hang up otherwise.
    """
    log = call_log_of(request)
    log.failed(NotFound() if fault.status == 404 else Invalid(), fault)
    log.answered_as = fault.status
    return replies.faulty(fault, fault.status if by_status else 200)


def refused(exc: Exception, message: Message, request: Request, *, by_status: bool) -> Reply:
    """Reply to a request that failed; a tool that failed is a result, so that a model learns of it."""
    error = noted(exc, request, [])
    call_log_of(request).answered_as = error.status
    if message.method == "tools/call":
        result = failed(error)
        return replies.good(message, dressed(message.method, result) if by_status else result)
    return replies.refused(message, error, error.status if by_status else 200)
