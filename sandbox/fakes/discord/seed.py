"""Discord's first data: three servers with channels and what was said in them."""

from sandbox.fakes.discord.seed_data import CHANNELS, GUILDS, MESSAGES
from sandbox.fakes.discord.world import BOT, USERS, shelf

WHO = {**USERS, "bot": BOT}


def seed() -> None:
    """Fill the servers."""
    shelf("guild").add_many([_entry(_guild(one)) for one in GUILDS])
    # Lists come newest first, channels in the order they stand here.
    channels = [(one["id"], -order, one) for order, one in enumerate(CHANNELS)]
    shelf("channel").add_many(channels)
    shelf("message").add_many([_entry(_message(one)) for one in MESSAGES])


def _entry(data: dict) -> tuple[str, int, dict]:
    return data["id"], int(data["id"]), data


def _guild(template: dict) -> dict:
    members = [WHO[name] for name in template["members"]]
    about = {"owner_id": WHO[template["owner"]], "icon": None, "features": []}
    rest = {name: value for name, value in template.items() if name != "owner"}
    return rest | about | {"members": members}


def _message(template: dict) -> dict:
    about = {name: value for name, value in template.items() if name != "by"}
    return about | {"author": WHO[template["by"]]}
