"""What the company has at first; ids are the same in every run."""

from sandbox.documents import Shelf

COMPANY, COMPANY_ID = "northwind", 7001
USERS = {"mara": 101, "tomas": 102, "aiko": 103}
ADDED = {"add_time": "2026-01-05T09:00:00Z", "update_time": "2026-01-05T09:00:00Z"}
LEAD_ID = "2f1f9a30-0c5e-11f0-8a6d-6b1d2f3a4c5e"
STAGES = ((1, "Qualified"), (2, "Offer made"), (3, "Negotiation"))
DEALS = (
    (1, "Harbour crane", 45000, 1, 101),
    (2, "Harbour lights, north pier", 8000, 2, 102),
    (3, "Ferry timetable", 2500, 3, 101),
)
RECORDS = {
    "stage": tuple(
        {"id": key, "order_nr": key, "name": name, "pipeline_id": 1} | ADDED for key, name in STAGES
    ),
    "organization": (
        {"id": 1, "name": "Harbour Authority", "owner_id": 101, "address": None} | ADDED,
        {"id": 2, "name": "Fjord Ferries", "owner_id": 102, "address": None} | ADDED,
    ),
    "person": (
        {
            "id": 1,
            "name": "Ole Brandt",
            "owner_id": 101,
            "org_id": 1,
            "emails": [{"value": "ole@harbour.example", "primary": True, "label": "work"}],
            "phones": [],
        }
        | ADDED,
    ),
    "deal": tuple(
        {
            "id": key,
            "title": title,
            "value": value,
            "currency": "EUR",
            "status": "open",
            "stage_id": stage,
            "pipeline_id": 1,
            "owner_id": owner,
            "person_id": 1,
            "org_id": 1,
            "custom_fields": {},
        }
        | ADDED
        for key, title, value, stage, owner in DEALS
    ),
    "activity": (
        {
            "id": 1,
            "subject": "Call Ole",
            "type": "call",
            "done": False,
            "deal_id": 1,
            "owner_id": 101,
        }
        | ADDED,
    ),
    "lead": (
        {"id": LEAD_ID, "title": "Second crane", "owner_id": 101, "person_id": 1, "value": None}
        | ADDED,
    ),
}


def user_id(person: str) -> int:
    """Return a person's id at Pipedrive."""
    return USERS[person]


def seed() -> None:
    """Give the company its first deals, contacts, activities and leads."""
    for kind, records in RECORDS.items():
        entries = [(str(each["id"]), place, each) for place, each in enumerate(records, 1)]
        Shelf("pipedrive", COMPANY, kind).add_many(entries)
