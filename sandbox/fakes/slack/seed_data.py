"""Literals of Slack's first data. `hours` ago or at a fixed `ts`, the oldest first within a channel."""

EVERYBODY = ("mara", "tomas", "aiko")

CHANNELS = (
    {
        "id": "C04GENERAL1",
        "name": "general",
        "kind": "public_channel",
        "is_general": True,
        "purpose": "Announcements for everybody",
        "topic": "Offsite in three weeks",
        "members": (*EVERYBODY, "bot"),
    },
    {
        "id": "C04LAUNCH02",
        "name": "launch",
        "kind": "public_channel",
        "purpose": "The spring release",
        "members": (*EVERYBODY, "bot"),
    },
    {
        "id": "C04DESIGN03",
        "name": "design",
        "kind": "public_channel",
        "purpose": "Größe, Farbe, Schrift",
        "members": EVERYBODY,
    },
    {
        "id": "C04FINANCE4",
        "name": "finance",
        "kind": "private_channel",
        "purpose": "Numbers",
        "members": ("mara", "tomas", "bot"),
    },
    {
        "id": "C04OLDWEB05",
        "name": "old-website",
        "kind": "public_channel",
        "is_archived": True,
        "members": ("mara",),
    },
)

GENERAL, LAUNCH, DESIGN, FINANCE, OLD = (one["id"] for one in CHANNELS)

MESSAGES = (
    {
        "channel": LAUNCH,
        "by": "tomas",
        "ts": "1757930400.000100",
        "text": "Who watches the builds this week?",
    },
    {
        "channel": LAUNCH,
        "by": "aiko",
        "ts": "1757932200.000150",
        "text": "I do.",
        "answers": 1,
    },
    {"channel": LAUNCH, "by": "bot", "ts": "1757934000.000200", "text": "Build 512 is red."},
    {"channel": OLD, "by": "mara", "hours": 9000, "text": "The new site is up. Closing this."},
    {"channel": GENERAL, "by": "mara", "hours": 190, "text": "Good morning, everybody!"},
    {
        "channel": GENERAL,
        "by": "tomas",
        "hours": 170,
        "text": "The coffee machine is back ☕",
        "reaction": "tada",
    },
    {"channel": GENERAL, "by": "aiko", "hours": 96, "text": "水曜日は在宅勤務です。"},
    {"channel": GENERAL, "by": "mara", "hours": 50, "text": "Offsite: please book by Friday."},
    {
        "channel": GENERAL,
        "by": "tomas",
        "hours": 49,
        "text": "Booked.",
        "answers": 1,
    },
    {
        "channel": GENERAL,
        "by": "aiko",
        "hours": 48,
        "text": "Booked, window seat.",
        "answers": 2,
    },
    {"channel": GENERAL, "by": "tomas", "hours": 3, "text": "Release notes are in the folder."},
    {"channel": LAUNCH, "by": "mara", "hours": 72, "text": "The plan is ready to be read."},
    {"channel": LAUNCH, "by": "aiko", "hours": 71, "text": "Reading.", "answers": 1},
    {"channel": LAUNCH, "by": "tomas", "hours": 26, "text": "Two risks: the printer, the café."},
    {"channel": LAUNCH, "by": "mara", "hours": 2, "text": "We decide tomorrow at ten."},
    {"channel": DESIGN, "by": "aiko", "hours": 60, "text": "Three drafts of the logo are up."},
    {"channel": DESIGN, "by": "mara", "hours": 59, "text": "The second one!", "reaction": "+1"},
    {"channel": FINANCE, "by": "tomas", "hours": 130, "text": "October is up by 4 %."},
    {"channel": FINANCE, "by": "mara", "hours": 129, "text": "Week 41 was checked twice."},
)
