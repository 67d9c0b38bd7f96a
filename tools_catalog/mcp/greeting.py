"""How the server introduces itself, to clients of either kind of protocol."""

from typing import Any

from django.conf import settings

from tools_catalog.mcp.listing import AT_MOST
from tools_catalog.mcp.messages import INVALID_PARAMS, Fault, Message
from tools_catalog.mcp.stateless import SERVER
from tools_catalog.mcp.versions import SPOKEN, agreed

FRESH_MS = 60_000  # how long a client may keep what it was told, in milliseconds
INSTRUCTIONS = f"""Tools act on the accounts that a person has connected: mail, calendars, files, chats, issues, \
customers. Only connected ones are listed; with a partner's key, those of the account whose external id the client \
sends as the header X-Account-Id, and none without it. The tools of the inbox, which tell what happened at the \
providers, need no connection. Where more than {AT_MOST} are connected, three tools stand \
for all: search_tools finds them by what they do, describe_tool tells more, and each can then be called by its own \
name or through call_tool. Lists answer with next_cursor: send it as the cursor for the next page, until it is null. \
An error says what to do; one with details.reconnect needs the person to connect again."""


def about_us() -> dict[str, Any]:
    return {
        "name": "patchbay",
        "title": "Patchbay",
        "version": settings.VERSION,
        "websiteUrl": settings.PUBLIC_URL,
    }


def initialized(message: Message) -> dict[str, Any]:
    """Answer the handshake; nothing of it is kept, so that any process can answer what follows."""
    wanted = message.params.get("protocolVersion")
    if not isinstance(wanted, str):
        raise Fault(INVALID_PARAMS, "params.protocolVersion must be a text", message_id=message.id)
    return {
        "protocolVersion": agreed(wanted),
        "capabilities": {"tools": {}},
        "serverInfo": about_us(),
        "instructions": INSTRUCTIONS,
    }


def discovered() -> dict[str, Any]:
    """Answer `server/discover`, which replaces the handshake."""
    return {
        "supportedVersions": list(SPOKEN),
        "capabilities": {"tools": {}},
        "instructions": INSTRUCTIONS,
    }


def dressed(method: str, value: dict[str, Any]) -> dict[str, Any]:
    """Return a result with what the newest protocol wants in each."""
    kept = {"ttlMs": FRESH_MS, "cacheScope": "private"} if method != "tools/call" else {}
    return {**value, **kept, "resultType": "complete", "_meta": {SERVER: about_us()}}
