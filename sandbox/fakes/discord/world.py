"""Where Discord's things are kept, and whose ids they are."""

import re
from datetime import UTC, datetime

from sandbox.documents import Shelf
from sandbox.people import PEOPLE
from sandbox.refusals import Refusal

WORLD = "discord"  # one owner for everything: who sees what is decided per server
EPOCH = 1_420_070_400_000  # milliseconds; Discord's ids begin with the year 2015
SNOWFLAKE = re.compile(r"[0-9]{1,20}")

BOT = "1180000000000000010"
USERS = {
    "mara": "1180000000000000011",
    "tomas": "1180000000000000012",
    "aiko": "1180000000000000013",
}


def shelf(kind: str) -> Shelf:
    """Return everything of one kind."""
    return Shelf("discord", WORLD, kind)


def snowflake(value: str, name: str) -> str:
    """Return an id if it is one."""
    if not SNOWFLAKE.fullmatch(value):
        raise Refusal("invalid", f'Value "{value}" is not snowflake.', field=name)
    return value


def moment(snowflake_id: str) -> str:
    """Return the time that an id holds."""
    seconds = ((int(snowflake_id) >> 22) + EPOCH) / 1000
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def user(user_id: str) -> dict:
    """Show a user as they stand inside other things."""
    if user_id == BOT:
        return _user(BOT, "patchbay", None) | {"discriminator": "4471", "bot": True}
    person = next(one for one in PEOPLE if USERS[one.key] == user_id)
    return _user(user_id, person.login.replace("-", "."), person.name)


def _user(user_id: str, username: str, shown: str | None) -> dict:
    return {
        "id": user_id,
        "username": username,
        "discriminator": "0",
        "global_name": shown,
        "avatar": None,
        "public_flags": 0,
    }
