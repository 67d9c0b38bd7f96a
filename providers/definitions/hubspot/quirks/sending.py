"""HubSpot's own forms of lists, conditions and notes."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from providers.spec import Call, UpstreamRequest


def joined_lists(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """HubSpot takes names of properties and kinds of associations in one comma-separated text."""
    joined = {
        name: ",".join(value) if isinstance(value, list) else value
        for name, value in request.params.items()
    }
    return replace(request, params=joined)


def with_filters(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """HubSpot wants conditions in groups, of which one must hold, and every value as text."""
    filters = [as_text(each) for each in call.arguments.get("filters", [])]
    groups = {"filterGroups": [{"filters": filters}]} if filters else {}
    return replace(request, json={**request.json, **groups})


def as_text(condition: dict[str, Any]) -> dict[str, Any]:
    """HubSpot takes every value of a condition as text."""
    written = {name: text_of(value) for name, value in condition.items() if name != "values"}
    many = (
        {"values": [text_of(each) for each in condition["values"]]} if "values" in condition else {}
    )
    return written | many


def text_of(value: Any) -> str:
    """Return a value as text; true and false are written small."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_note(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """HubSpot keeps a note's text and time among its properties, and refuses one without a time."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    properties = {
        "hs_note_body": call.arguments["body"],
        "hs_timestamp": call.arguments.get("timestamp", now),
    }
    return replace(request, json={**request.json, "properties": properties})
