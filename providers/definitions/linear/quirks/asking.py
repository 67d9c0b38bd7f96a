"""Further documents sent to Linear, beside the one a tool is about."""

from typing import Any

from providers.definitions.linear.api import API
from providers.spec import Call, UpstreamRequest


def asked(query: str, variables: dict[str, Any], call: Call) -> dict[str, Any]:
    """Send one more query and return its data."""
    body = {"query": query, "variables": variables}
    url = call.url(f"{API}/graphql")
    return call.send(UpstreamRequest("POST", url, json=body, asks_only=True)).body["data"]
