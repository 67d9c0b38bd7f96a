"""Comments and reactions."""

from dataclasses import replace
from typing import Any

from providers.definitions.linkedin.quirks.connection import actor
from providers.spec import Call, UpstreamRequest


def comment(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """LinkedIn wants the post in the body as well as in the path; here text is plain."""
    given = call.arguments
    message = {"text": given["text"]}
    return replace(request, json={"actor": actor(call), "object": given["urn"], "message": message})


def commented(body: Any, call: Call) -> dict[str, Any]:
    """LinkedIn names a new comment in a header, and as a rule shows it too."""
    shown = body if isinstance(body, dict) else {}
    return {"id": call.answered.headers.get("x-restli-id"), **shown}


def react(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """LinkedIn takes who reacts in the query, and what to in the body."""
    return replace(request, params={**request.params, "actor": actor(call)})


def reacted(body: Any, call: Call) -> dict[str, Any]:
    """LinkedIn may answer a reaction with nothing but a header."""
    shown = body if isinstance(body, dict) else {}
    given = call.arguments
    return {"root": given["urn"], "reactionType": given["type"], **shown}
