"""Lists of messages."""

from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.definitions.microsoft.api import GRAPH
from providers.definitions.microsoft.quirks.paths import segment
from providers.spec import Call, UpstreamRequest

NEWEST_FIRST = {"$orderby": "receivedDateTime desc"}
# What is ordered by must be filtered by as well, and first: so every date fits.
UNREAD = "receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false"


def find(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph keeps the messages of one folder at another address."""
    params = {**request.params, **conditions(call.arguments)}
    folder = call.arguments.get("folder")
    if not folder:
        return replace(request, params=params)
    url = f"{call.url(GRAPH)}/me/mailFolders/{segment(folder, 'folder')}/messages"
    return replace(request, url=url, params=params)


def conditions(arguments: dict[str, Any]) -> dict[str, str]:
    """Graph searches, or filters and orders, never both."""
    searched, given = arguments.get("q"), arguments.get("filter")
    if searched and (given or arguments.get("unread")):
        raise Invalid("q: Microsoft cannot search and filter at once; leave out filter and unread")
    if searched:
        return {"$search": quoted(searched)}
    if given:
        return {"$filter": f"({given}) and isRead eq false" if arguments.get("unread") else given}
    return {"$filter": UNREAD, **NEWEST_FIRST} if arguments.get("unread") else NEWEST_FIRST


def quoted(text: str) -> str:
    """Graph refuses a search that is not one quoted text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
