"""Literals of Discord's first data. Ids are in the order of time."""

NORTHWIND, HARBOUR, BOOKS = "1180000000000000001", "1180000000000000002", "1180000000000000003"
GENERAL, RELEASES, VOICE = "1180000000000000101", "1180000000000000102", "1180000000000000103"
LEADS, THREAD = "1180000000000000104", "1180000000000000105"
MOORINGS, READING, DIRECT = "1180000000000000201", "1180000000000000301", "1180000000000000901"

# The server that each person chooses when they add the bot.
ADDS = {"mara": NORTHWIND, "tomas": HARBOUR, "aiko": NORTHWIND}

GUILDS = (
    {
        "id": NORTHWIND,
        "name": "Northwind",
        "description": "Everybody at Northwind",
        "owner": "mara",
        "members": ("mara", "tomas", "aiko", "bot"),
        "emojis": [{"id": "1180000000000000501", "name": "northwind"}],
    },
    {
        "id": HARBOUR,
        "name": "Harbour Club",
        "description": "Boats, and who sails them",
        "owner": "tomas",
        "members": ("tomas", "mara", "bot"),
        "emojis": [],
    },
    {
        "id": BOOKS,
        "name": "Book Circle",
        "description": None,
        "owner": "aiko",
        "members": ("aiko", "mara"),
        "emojis": [],
    },
)


def channel(channel_id: str, guild_id: str, name: str, position: int, kind: int = 0) -> dict:
    """Return a channel; kind 0 holds text, 2 voice, 11 is a thread."""
    return {
        "id": channel_id,
        "type": kind,
        "guild_id": guild_id,
        "name": name,
        "position": position,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "permission_overwrites": [],
    }


CHANNELS = (
    channel(GENERAL, NORTHWIND, "general", 0),
    channel(RELEASES, NORTHWIND, "releases", 1),
    channel(VOICE, NORTHWIND, "Coffee corner", 2, kind=2),
    channel(LEADS, NORTHWIND, "leads", 3) | {"hidden": True},
    channel(THREAD, NORTHWIND, "Offsite", 0, kind=11) | {"parent_id": GENERAL},
    channel(MOORINGS, HARBOUR, "moorings", 0),
    channel(READING, BOOKS, "reading", 0),
    {"id": DIRECT, "type": 1, "recipients": [], "last_message_id": "1180000000000009001"},
)

MESSAGES = (
    {
        "id": "1180000000000001001",
        "channel_id": GENERAL,
        "by": "mara",
        "content": "Good morning, everybody!",
    },
    {
        "id": "1180000000000001002",
        "channel_id": GENERAL,
        "by": "tomas",
        "content": "The coffee machine is back ☕",
        "reactions": [
            {"emoji": {"id": None, "name": "🎉"}, "count": 2, "me": False, "me_burst": False}
        ],
    },
    {
        "id": "1180000000000001003",
        "channel_id": GENERAL,
        "by": "aiko",
        "content": "水曜日は在宅勤務です。",
    },
    {
        "id": "1180000000000001004",
        "channel_id": GENERAL,
        "by": "bot",
        "content": "The build of Thursday is red.",
    },
    {
        "id": "1180000000000001005",
        "channel_id": GENERAL,
        "by": "tomas",
        "content": "Looking into it.",
        "answers": "1180000000000001004",
    },
    {
        "id": "1180000000000001101",
        "channel_id": RELEASES,
        "by": "mara",
        "content": "Spring release: notes are in the folder.",
    },
    {
        "id": "1180000000000001201",
        "channel_id": THREAD,
        "by": "aiko",
        "content": "Booked, window seat.",
    },
    {
        "id": "1180000000000002001",
        "channel_id": MOORINGS,
        "by": "tomas",
        "content": "Key of the boathouse is with Ines.",
    },
    {
        "id": "1180000000000009001",
        "channel_id": DIRECT,
        "by": "tomas",
        "content": "Only for the bot to read.",
    },
)
