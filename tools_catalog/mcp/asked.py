"""What one POST asks: a message, or several where the protocol's revision has batches."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rest_framework.exceptions import APIException
from rest_framework.request import Request

from config.api.errors import ApiError, Invalid
from tools_catalog.mcp import stateless
from tools_catalog.mcp.messages import (
    HEADER_MISMATCH,
    INVALID_REQUEST,
    PARSE_ERROR,
    UNSUPPORTED_VERSION,
    Fault,
    Message,
    invalid,
    read_message,
)
from tools_catalog.mcp.versions import HEADER, SPOKEN, STATELESS, UNSAID, WITH_BATCHES

MOST = 50  # messages of a batch
SECOND = "Send it by itself: one HTTP request is one call, and this batch has one already"


@dataclass(frozen=True)
class Asked:
    """The messages of a request, each one that cannot be read as its Fault."""

    version: str
    messages: tuple[Message | Fault, ...]
    is_batch: bool = False
    unreadable: Exception | None = None

    @property
    def is_stateless(self) -> bool:
        return self.version in STATELESS

    @property
    def main(self) -> Message | None:
        """Return the message that the HTTP request is about: the one that asks for work, else the first."""
        readable = [each for each in self.messages if isinstance(each, Message)]
        return next((each for each in readable if each.is_work), next(iter(readable), None))

    @property
    def is_handshake(self) -> bool:
        """Say whether nothing is asked but what opens or keeps up a conversation."""
        idle = [isinstance(each, Message) and not each.is_work for each in self.messages]
        return bool(idle) and all(idle)


def asked_in(request: Request) -> Asked:
    """Read the body. What is wrong with it is kept, to be told when nothing else is in the way."""
    try:
        return read_asked(request.data, request.headers)
    except Invalid as exc:
        unreadable: Exception = Fault(PARSE_ERROR, str(exc))
    except (ApiError, APIException, Fault) as exc:
        unreadable = exc
    return Asked(UNSAID, (), unreadable=unreadable)


def read_asked(body: Any, headers: Mapping[str, str]) -> Asked:
    """Return what a body asks, or raise what is wrong with all of it."""
    version = version_of(headers)
    if isinstance(body, list) and version == WITH_BATCHES:
        return read_batch(body)
    message = read_message(body)
    if version in STATELESS and not message.is_notification:
        stateless.check(message, headers)
    elif HEADER not in headers and stateless.VERSION in stateless.meta_of(message):
        raise Fault(HEADER_MISMATCH, f"The header {HEADER} is missing", message_id=message.id)
    return Asked(version, (message,))


def version_of(headers: Mapping[str, str]) -> str:
    """Return the revision that the header names; Fault for one that we do not speak."""
    version = headers.get(HEADER, UNSAID)
    if version not in SPOKEN:
        supported = {"supported": list(SPOKEN), "requested": version[:40]}
        raise Fault(UNSUPPORTED_VERSION, "Unsupported protocol version", supported)
    return version


def read_batch(body: list[Any]) -> Asked:
    """Return the messages of a batch. Only one of them may be work: limits count HTTP requests."""
    if not 1 <= len(body) <= MOST:
        raise invalid(f"A batch holds 1 to {MOST} messages")
    messages = [read_or_fault(each) for each in body]
    works = [n for n, each in enumerate(messages) if isinstance(each, Message) and each.is_work]
    for number in works[1:]:
        messages[number] = Fault(INVALID_REQUEST, SECOND, message_id=messages[number].id)
    return Asked(WITH_BATCHES, tuple(messages), is_batch=True)


def read_or_fault(body: Any) -> Message | Fault:
    try:
        return read_message(body)
    except Fault as fault:
        return fault
