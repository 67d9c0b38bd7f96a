"""Answers of Pipedrive in our shape."""

from typing import Any

from providers.spec import Call
from providers.spec.upstream import ShapeResponse


def one(name: str) -> ShapeResponse:
    """Return a hook that names what was asked for: Pipedrive calls everything `data`."""

    def shape(body: Any, call: Call) -> dict[str, Any]:
        return {name: body["data"]}

    return shape


def found_deals(data: dict[str, Any], call: Call) -> dict[str, Any]:
    """A search wraps every deal that was found, beside its score."""
    return {**data, "deals": [found["item"] for found in data["deals"]]}
