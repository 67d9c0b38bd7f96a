"""What can be booked at Calendly, and what was before anybody connected."""

RUI = {"name": "Rui Matos", "email": "rui@harbour.example", "timezone": "Europe/Lisbon"}
LENA = {"name": "Lena Dahl", "email": "lena@fjord.example", "timezone": "Europe/Oslo"}

TOUR, CALL = "ET0000000000000001", "ET0000000000000002"

EVENT_TYPES = (
    {
        "id": TOUR,
        "by": "mara",
        "name": "Harbour tour",
        "slug": "harbour-tour",
        "duration": 30,
        "about": "Half an hour at the harbour.",
        "position": 0,
    },
    {
        "id": CALL,
        "by": "mara",
        "name": "Short call",
        "slug": "short-call",
        "duration": 15,
        "about": "A quarter of an hour on the phone.",
        "position": 1,
    },
    {
        "id": "ET0000000000000003",
        "by": "mara",
        "name": "Breakfast",
        "slug": "breakfast",
        "duration": 60,
        "about": "Not offered at the moment.",
        "active": False,
        "position": 2,
    },
    {
        "id": "ET0000000000000011",
        "by": "tomas",
        "name": "Boat repair",
        "slug": "boat-repair",
        "duration": 60,
        "about": "Bring your boat.",
        "position": 0,
    },
)

# `days` from today.
EVENTS = (
    {"id": "EV0000000000000001", "type": TOUR, "days": -3, "invitee": RUI},
    {"id": "EV0000000000000002", "type": TOUR, "days": 4, "invitee": LENA},
    {"id": "EV0000000000000003", "type": CALL, "days": 5, "invitee": RUI},
    {"id": "EV0000000000000004", "type": CALL, "days": 6, "invitee": LENA},
    {"id": "EV0000000000000005", "type": TOUR, "days": 7, "invitee": RUI, "status": "canceled"},
    {"id": "EV0000000000000006", "type": TOUR, "days": 8, "invitee": LENA},
    {"id": "EV0000000000000007", "type": "ET0000000000000011", "days": 4, "invitee": RUI},
)
