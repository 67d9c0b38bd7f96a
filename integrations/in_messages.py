"""Calls whose arguments and results travel in a message: what they cannot hold are bytes as they are."""

from collections.abc import Mapping
from typing import Any

from config.api.errors import Invalid
from integrations.calls import wants_raw
from providers.arguments import read_arguments
from providers.naming import named_as_sent
from providers.registry import Offer


def refuse_bytes(offer: Offer, arguments: Mapping[str, Any]) -> None:
    """Raise 400 for a call that sends or asks for bytes as they are."""
    tool = offer.tool
    if tool.raw_upload:
        raise Invalid(f"{tool.name} streams its body: send it to {tool.route} over HTTP")
    if tool.raw_when and asks_for_bytes(offer, arguments):
        name, value = tool.raw_when
        raise Invalid(
            f"{name}={value} streams bytes, which a tool result cannot hold: leave it out"
        )


def asks_for_bytes(offer: Offer, arguments: Mapping[str, Any]) -> bool:
    with named_as_sent(offer.tool, (arguments,)):
        return wants_raw(offer, read_arguments(offer.tool, arguments))
