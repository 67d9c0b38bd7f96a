"""Find the id of a Slack channel that was named."""

import re
from collections.abc import Iterator
from typing import Any

from config.api.errors import ScopeMissing
from providers.spec import Call, UpstreamRequest

LIST = "https://slack.com/api/conversations.list"
PAGE = 999
MOST_PAGES = 10

# Names hold no capitals, so nothing is both.
AN_ID = re.compile(r"[A-Z][A-Z0-9]+")


def channel_id(given: str, call: Call) -> str:
    """Return the id of a channel given by id or name; Slack refuses an unknown name itself."""
    if AN_ID.fullmatch(given):
        return given
    name = given.removeprefix("#")
    matches = (channel["id"] for channel in channels(call) if channel.get("name") == name)
    return next(matches, given)


def channels(call: Call) -> Iterator[dict[str, Any]]:
    """List public channels, then the private ones if the grant lets us see them."""
    yield from listed("public_channel", call)
    try:
        yield from listed("private_channel", call)
    except ScopeMissing:
        return


def listed(types: str, call: Call) -> Iterator[dict[str, Any]]:
    cursor = ""
    for _ in range(MOST_PAGES):
        body = call.send(page_after(cursor, types, call)).body
        yield from body["channels"]
        cursor = body.get("response_metadata", {}).get("next_cursor", "")
        if not cursor:
            return


def page_after(cursor: str, types: str, call: Call) -> UpstreamRequest:
    params = {"types": types, "limit": PAGE} | ({"cursor": cursor} if cursor else {})
    return UpstreamRequest("GET", call.url(LIST), params=params)
