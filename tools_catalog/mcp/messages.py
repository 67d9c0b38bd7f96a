"""JSON-RPC 2.0 as the protocol uses it: one message that came in, and what goes out."""

from dataclasses import dataclass, field
from typing import Any

PARSE_ERROR, INVALID_REQUEST = -32700, -32600
METHOD_NOT_FOUND, INVALID_PARAMS, INTERNAL_ERROR = -32601, -32602, -32603
HEADER_MISMATCH, UNSUPPORTED_VERSION = -32020, -32022
REFUSED = -32010  # ours: `data` is the error as every other route tells it

STATUSES = {METHOD_NOT_FOUND: 404}
WORK = frozenset({"tools/list", "tools/call"})  # all else opens or keeps up a conversation

Id = str | int | None


@dataclass(frozen=True)
class Message:
    """A request, or a notification, which has no id and gets no answer."""

    method: str
    params: dict[str, Any] = field(default_factory=dict)
    id: Id = None
    is_notification: bool = False

    @property
    def is_work(self) -> bool:
        return self.method in WORK and not self.is_notification

    @property
    def is_call(self) -> bool:
        """Say whether a tool is to be called: a notification would get no answer, so it calls nothing."""
        return self.method == "tools/call" and not self.is_notification


class Fault(Exception):
    """What is wrong with a message itself; `id` is None where the message could not be read."""

    def __init__(self, code: int, text: str, data: Any = None, message_id: Id = None) -> None:
        super().__init__(text)
        self.code, self.data, self.id = code, data, message_id

    @property
    def status(self) -> int:
        """Return the HTTP status that says the same."""
        return STATUSES.get(self.code, 400)


def read_message(body: Any) -> Message:
    """Return the request or notification that an object is, or raise the Fault that it has."""
    if not isinstance(body, dict) or body.get("jsonrpc") != "2.0":
        raise invalid('Send one JSON-RPC message: an object with "jsonrpc": "2.0"')
    method, params = body.get("method"), body.get("params")
    if not isinstance(method, str):
        raise invalid("method must be a text; answers are not expected here")
    if "id" in body and not is_id(body["id"]):
        raise invalid("id must be a text or a whole number")
    if params is not None and not isinstance(params, dict):
        raise invalid("params must be an object")
    return Message(method, params or {}, body.get("id"), "id" not in body)


def is_id(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def invalid(text: str) -> Fault:
    return Fault(INVALID_REQUEST, text)


def result(message_id: Id, value: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to a request."""
    return {"jsonrpc": "2.0", "id": message_id, "result": value}


def error(message_id: Id, code: int, text: str, data: Any = None) -> dict[str, Any]:
    """Return the answer to a request that failed; a null id belongs to a message that could not be read."""
    told = {"code": code, "message": text}
    return {
        "jsonrpc": "2.0",
        "id": message_id,
        "error": told if data is None else {**told, "data": data},
    }
