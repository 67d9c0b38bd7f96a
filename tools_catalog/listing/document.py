"""A tool as agents read it: the function with its schema, and where and how it is called."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from providers.registry import Offer
from providers.schemas import tool_schema

API = "/api/v1/"


def document(
    offer: Offer, is_connected: bool, scores: Mapping[str, float] | None = None
) -> dict[str, Any]:
    """Return the document of a tool for one caller, with its score where one searched."""
    told = {
        "type": "function",
        "function": function_of(offer),
        "metadata": {**metadata_of(offer), "connected": is_connected},
    }
    return told if scores is None else {**told, "score": scores[offer.tool.name]}


@cache
def function_of(offer: Offer) -> dict[str, Any]:
    """Return what a model is given: name, description and parameters."""
    tool = offer.tool
    return {
        "name": tool.name,
        "description": tool.description,
        "parameters": tool_schema(tool),
    }


@cache
def metadata_of(offer: Offer) -> dict[str, Any]:
    """Return where a tool belongs and how it is called."""
    tool = offer.tool
    method, path = canonical_route(tool.route)
    found = {
        "provider": offer.provider.slug,
        "service": offer.service.slug,
        "permission": tool.permission,
        "method": method,
        "path": path,
    }
    return found | ({"bodyDefaults": dict(tool.body_defaults)} if tool.body_defaults else {})


def canonical_route(route: str) -> tuple[str, str]:
    """Return method and path of a route, its placeholders spelled like the properties they take."""
    method, _, where = route.partition(" ")
    return method, API + re.sub(r"\+\}", "}", where)
