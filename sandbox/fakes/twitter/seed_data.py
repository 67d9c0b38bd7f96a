"""What people said on X before anybody connected."""

TWEETS = (
    {
        "id": "1850000000000000101",
        "by": "mara",
        "hours": 70,
        "text": "We open the new harbour office on Monday. Come and see it!",
        "liked_by": ("tomas", "aiko"),
        "replies": 1,
    },
    {
        "id": "1850000000000000102",
        "by": "mara",
        "hours": 45,
        "text": "Looking for a boat with room for twelve. Any ideas?",
    },
    {
        "id": "1850000000000000103",
        "by": "mara",
        "hours": 20,
        "text": "Rain again, so the harbour tour is on Thursday.",
    },
    {
        "id": "1850000000000000104",
        "by": "mara",
        "hours": 6,
        "text": "Thank you @aiko_northwind for the drawings.",
        "liked_by": ("aiko",),
    },
    {
        "id": "1850000000000000105",
        "by": "mara",
        "hours": 3,
        "text": "Release notes are out. #northwind",
    },
    {
        "id": "1850000000000000106",
        "by": "mara",
        "hours": 1,
        "text": "Coffee first.",
    },
    {
        "id": "1850000000000000201",
        "by": "tomas",
        "hours": 60,
        "text": "@mara_northwind the lights at the harbour work now.",
        "answers": "1850000000000000101",
        "to": "mara",
    },
    {
        "id": "1850000000000000202",
        "by": "tomas",
        "hours": 10,
        "text": "Three bugs fewer. #northwind",
        "liked_by": ("mara",),
    },
    {
        "id": "1850000000000000301",
        "by": "aiko",
        "hours": 8,
        "text": "First drawings of the harbour for @mara_northwind and @tomas_northwind.",
    },
)
