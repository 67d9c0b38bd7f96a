"""Literals of the first events; `day` counts from today, hours are UTC."""

EVENTS = (
    {
        "subject": "Launch plan: decision",
        "day": 1,
        "hour": 10,
        "minutes": 45,
        "together": True,
        "location": "Room Tejo",
        "text": "Read the plan before.",
    },
    {"subject": "Retrospective", "day": -6, "hour": 14, "minutes": 60},
    {"subject": "Dentist", "day": -3, "hour": 8, "minutes": 45},
    {"subject": "Lunch with Claire", "day": 1, "hour": 12, "minutes": 60},
    {"subject": "Größe und Farbe: Logo", "day": 2, "hour": 9, "minutes": 30},
    {"subject": "打ち合わせ with Kumo", "day": 3, "hour": 10, "minutes": 60},
    {"subject": "Travel to Berlin", "day": 6, "days": 2, "location": "BER"},
    {"subject": "Budget review", "day": 13, "hour": 15, "minutes": 60},
    {"subject": "Stand-up", "day": -14, "hour": 9, "minutes": 15, "weeks": 8, "together": True},
    {"calendar": "team", "subject": "Release", "day": 5, "hour": 11, "minutes": 30},
    {"calendar": "holidays", "subject": "Public holiday", "day": 16, "days": 1},
)
