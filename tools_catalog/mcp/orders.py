"""What a tools/call orders: its name and arguments, and the provider's tool that is meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from providers.registry import Offer
from tools_catalog.mcp.documents import by_any_name
from tools_catalog.mcp.messages import INVALID_PARAMS, Fault, Message

INDIRECT = "call_tool"  # the tool that calls another by its name


@dataclass(frozen=True)
class Order:
    """A tool that is to be called, and with what."""

    offer: Offer
    arguments: Mapping[str, Any]


def name_in(message: Message) -> str:
    """Return the name that a tools/call holds."""
    name = message.params.get("name")
    if not isinstance(name, str):
        raise Fault(INVALID_PARAMS, "params.name must be the name of a tool", message_id=message.id)
    return name


def arguments_in(message: Message) -> dict[str, Any]:
    """Return the arguments that a tools/call holds; none are as good as an empty object."""
    arguments = message.params.get("arguments")
    if not isinstance(arguments, dict | None):
        raise Fault(INVALID_PARAMS, "params.arguments must be an object", message_id=message.id)
    return arguments or {}


def order_in(message: Message | None) -> Order | None:
    """Return what a message orders from a provider, directly or through `call_tool`; None for all else."""
    if message is None or not message.is_call:
        return None
    name, arguments = message.params.get("name"), message.params.get("arguments") or {}
    if name == INDIRECT and isinstance(arguments, dict):
        name, arguments = arguments.get("name"), arguments.get("arguments") or {}
    offer = by_any_name().get(name) if isinstance(name, str) else None
    return Order(offer, arguments) if offer and isinstance(arguments, dict) else None
