"""Servers and who is in them."""

from sandbox.calls import Call
from sandbox.fakes.discord.answers import number
from sandbox.fakes.discord.world import BOT, USERS, moment, shelf, snowflake, user
from sandbox.refusals import Refusal

EVERYTHING, LITTLE = "562949953421311", "68672"


def find(call: Call) -> dict:
    """Return the server of the path, where the bot must be."""
    guild = shelf("guild").find(snowflake(call.path["guild_id"], "guild_id"))
    if guild is None:
        raise Refusal("unknown_guild")
    if BOT not in guild["members"]:
        raise Refusal("missing_access")
    return guild


def list_mine(call: Call) -> list[dict]:
    """List the servers of the person, by id, from after one on."""
    size, after = number(call.query, "limit", 200, 200), call.query.get("after", "0")
    me, start = USERS[call.person.key], int(snowflake(after, "after"))
    guilds = [one for one in shelf("guild").all() if me in one["members"]]
    guilds = sorted((one for one in guilds if int(one["id"]) > start), key=lambda one: one["id"])
    return [_partial(call, one, me) for one in guilds[:size]]


def _partial(call: Call, guild: dict, me: str) -> dict:
    """Show a server as it stands in a person's list."""
    is_owner = guild["owner_id"] == me
    shown = {name: guild[name] for name in ("id", "name", "icon", "features")}
    shown |= {"banner": None, "owner": is_owner, "permissions": EVERYTHING if is_owner else LITTLE}
    return shown | counts(call, guild)


def get(call: Call) -> dict:
    """Show one server."""
    guild = find(call)
    return full(guild) | counts(call, guild)


def full(guild: dict) -> dict:
    """Show a server as its members see it."""
    everyone = {"id": guild["id"], "name": "@everyone", "position": 0, "permissions": LITTLE}
    shown = {name: guild[name] for name in ("id", "name", "icon", "features", "owner_id", "emojis")}
    return shown | {
        "description": guild["description"],
        "roles": [everyone],
        "stickers": [],
        "verification_level": 1,
        "default_message_notifications": 0,
        "preferred_locale": "en-US",
        "nsfw_level": 0,
        "premium_tier": 0,
    }


def counts(call: Call, guild: dict) -> dict:
    """Return the counts, for those who ask for them."""
    if call.query.get("with_counts") != "true":
        return {}
    total = len(guild["members"])
    return {"approximate_member_count": total, "approximate_presence_count": total - 1}


def list_members(call: Call) -> list[dict]:
    """List who is in a server, by id, from after one on; one at a time if nothing is said."""
    guild = find(call)
    size, after = number(call.query, "limit", 1, 1000), call.query.get("after", "0")
    start = int(snowflake(after, "after"))
    ids = sorted(one for one in guild["members"] if int(one) > start)
    return [_member(guild, one) for one in ids[:size]]


def _member(guild: dict, user_id: str) -> dict:
    return {
        "user": user(user_id),
        "nick": None,
        "avatar": None,
        "roles": [],
        "joined_at": moment(guild["id"]),
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
