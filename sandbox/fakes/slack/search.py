"""Search messages, with a user's token only."""

from sandbox.calls import Call
from sandbox.fakes.slack.answers import arguments, ok
from sandbox.fakes.slack.channels import visible
from sandbox.fakes.slack.messages import micros
from sandbox.fakes.slack.people import DOMAIN, TEAM, members
from sandbox.refusals import Refusal


def messages(call: Call) -> dict:
    """Find messages that hold all the words, page by page."""
    given = arguments(call)
    query = given.get("query", "").strip()
    if not query:
        raise Refusal("no_query")
    found = _found(call, query)
    if given.get("sort_dir", "desc") == "asc":
        found.reverse()
    count, page = _number(given, "count", 20, 100), _number(given, "page", 1, 100)
    pages = -(-len(found) // count)
    shown = found[(page - 1) * count : page * count]
    paging = {"count": count, "total": len(found), "page": page, "pages": pages}
    answer = {"total": len(found), "paging": paging, "matches": shown}
    return ok(query=query, messages=answer)


def _number(given: dict, name: str, default: int, most: int) -> int:
    text = str(given.get(name, "") or default)
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise Refusal("invalid_arguments", f"{name} must be between 1 and {most}")
    return int(text)


def _found(call: Call, query: str) -> list[dict]:
    channels = {one["id"]: one for one in visible(call)}
    names = {one["id"]: one["name"] for one in members(False)}
    parts = query.lower().split()
    everything = call.shelf("message").all()
    return [
        _match(one, channels[one["channel"]], names.get(one["user"], ""))
        for one in everything
        if one["channel"] in channels and _holds(one, channels[one["channel"]], names, parts)
    ]


def _holds(message: dict, channel: dict, names: dict[str, str], parts: list[str]) -> bool:
    """Check words, `in:#channel` and `from:@person`."""
    text = message["text"].lower()
    for part in parts:
        if part.startswith("in:"):
            fits = part[3:].lstrip("#") == channel.get("name")
        elif part.startswith("from:"):
            fits = part[5:].lstrip("@") == names.get(message["user"])
        else:
            fits = part.strip('"') in text
        if not fits:
            return False
    return True


def _match(message: dict, channel: dict, username: str) -> dict:
    place = f"https://{DOMAIN}.slack.com/archives/{channel['id']}"
    about = {"id": channel["id"], "name": channel.get("name", ""), "is_mpim": False}
    about |= {"is_private": channel["kind"] != "public_channel", "is_channel": True}
    return {
        "iid": f"{micros(message['ts']):x}",
        "team": TEAM,
        "type": "message",
        "channel": about,
        "user": message["user"],
        "username": username,
        "ts": message["ts"],
        "text": message["text"],
        "permalink": f"{place}/p{micros(message['ts'])}",
    }
