"""Literals of the first events; `day` counts from today, hours are UTC."""

STAND_UP = {
    "calendar": "own",
    "summary": "Stand-up",
    "day": -14,
    "hour": 9,
    "minutes": 15,
    "together": True,
    "more": {"recurrence": ["RRULE:FREQ=WEEKLY;COUNT=8"]},
}

EVENTS = (
    {"calendar": "own", "summary": "Retrospective", "day": -6, "hour": 14, "minutes": 60},
    {"calendar": "own", "summary": "Dentist", "day": -3, "hour": 8, "minutes": 45},
    {
        "calendar": "own",
        "summary": "Interview: second round",
        "day": -1,
        "hour": 13,
        "minutes": 60,
        "together": True,
        "more": {"description": "Two questions each, notes by Friday."},
    },
    {
        "calendar": "own",
        "summary": "Launch plan: decision",
        "day": 1,
        "hour": 10,
        "minutes": 45,
        "together": True,
        "more": {"location": "Room Tejo", "description": "Read the plan before."},
    },
    {"calendar": "own", "summary": "Lunch with Claire", "day": 1, "hour": 12, "minutes": 60},
    {"calendar": "own", "summary": "Größe und Farbe: Logo", "day": 2, "hour": 9, "minutes": 30},
    {
        "calendar": "own",
        "summary": "打ち合わせ with Kumo",
        "day": 3,
        "hour": 10,
        "minutes": 60,
        "more": {"location": "Video call"},
    },
    {"calendar": "own", "summary": "Focus", "day": 4, "hour": 8, "minutes": 180},
    {
        "calendar": "own",
        "summary": "Travel to Berlin",
        "day": 6,
        "days": 2,
        "more": {"transparency": "transparent", "location": "BER"},
    },
    {"calendar": "own", "summary": "Reading group", "day": 8, "hour": 17, "minutes": 90},
    {"calendar": "own", "summary": "Budget review", "day": 13, "hour": 15, "minutes": 60},
    {"calendar": "team", "summary": "Offsite", "day": 20, "days": 3},
    {"calendar": "team", "summary": "Release", "day": 5, "hour": 11, "minutes": 30},
    {"calendar": "holidays", "summary": "Public holiday", "day": 16, "days": 1},
)
