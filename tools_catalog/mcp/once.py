"""Calls with an Idempotency-Key: a repeat has a message id of its own, and gets its answer under that one."""

import json
from typing import Any

from django.http.response import HttpResponseBase

from config.api.errors import Invalid
from tools_catalog.mcp.asked import Asked
from tools_catalog.mcp.messages import Message


def is_made_once(message: Message | None) -> bool:
    """Say whether the key means anything: all but calls of tools changes nothing, however often it is made."""
    return message is not None and message.is_call


def what_is_made(asked: Asked) -> dict[str, Any]:
    """Return what makes a call what it is: not its id, nor what it says about the client."""
    if asked.is_batch or asked.main is None:
        raise Invalid("A batch cannot be repeated by its Idempotency-Key: send the call by itself")
    params = {name: value for name, value in asked.main.params.items() if name != "_meta"}
    return {"version": asked.version, "method": asked.main.method, "params": params}


def renumbered(response: HttpResponseBase, message: Message | None) -> HttpResponseBase:
    """Put the id of the repeat into the stored answer of the first call."""
    if message is not None:
        response.content = json.dumps(json.loads(response.content) | {"id": message.id}).encode()
    return response
