"""Salesforce's answers that say too little or too much."""

from typing import Any

from providers.spec import Call


def done(nothing: Any, call: Call) -> dict[str, Any]:
    """Salesforce answers changes with an empty 204: told as it tells of a created record."""
    return {"id": call.arguments["id"], "success": True, "errors": []}


def page_alone(answer: dict[str, Any], call: Call) -> dict[str, Any]:
    """Salesforce counts what a LIMIT let through and calls it done: neither is said of the whole list."""
    return {name: answer[name] for name in ("records", "next_cursor")}
