"""Presentations."""

from dataclasses import replace
from typing import Any

from providers.definitions.google.quirks.replacing import occurrences, replacement
from providers.spec import Call, UpstreamRequest

PAGE = "https://docs.google.com/presentation/d/{}/edit"


def replace_all_text(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Slides takes every change as a request within a batch."""
    return replace(request, json=replacement(call.arguments))


def presentation(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Slides never answers the address of a presentation."""
    return {**body, "url": page_of(body["presentationId"])}


def page_of(presentation_id: str) -> str:
    """Return the address of a presentation's page."""
    return PAGE.format(presentation_id)


def changed(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Slides says of each request what it did, not where to look at it."""
    return {**body, "url": page_of(body["presentationId"]), **occurrences(body)}
