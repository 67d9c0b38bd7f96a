"""People as X shows them, and who follows whom: everybody everybody."""

from sandbox.people import PEOPLE, Person
from sandbox.refusals import Refusal

WORLD = "x"
IDS = {"mara": "1500000000000000001", "tomas": "1500000000000000002", "aiko": "1500000000000000003"}
JOINED = "2019-04-02T08:15:00.000Z"
PLAIN = ("id", "name", "username")


def handle_of(person: Person) -> str:
    """Return a person's handle, without the @."""
    return f"{person.key}_northwind"


def person_with(user_id: str) -> Person | None:
    """Find a person by id."""
    return next((one for one in PEOPLE if IDS[one.key] == user_id), None)


def followers_of(person: Person) -> list[Person]:
    """Return who follows a person."""
    return [one for one in PEOPLE if one != person]


def show(person: Person, fields: list[str]) -> dict:
    """Show a person: id, name and handle always, the rest on request."""
    whole = _whole(person)
    if unknown := [name for name in fields if name not in whole]:
        raise Refusal("invalid", field="user.fields", value=unknown[0])
    return {name: value for name, value in whole.items() if name in (*PLAIN, *fields)}


def _whole(person: Person) -> dict:
    return {
        "id": IDS[person.key],
        "name": person.name,
        "username": handle_of(person),
        "created_at": JOINED,
        "description": person.title,
        "location": "Lisbon",
        "profile_image_url": f"https://pbs.twimg.com/profile_images/{IDS[person.key]}.jpg",
        "protected": False,
        "public_metrics": {
            "followers_count": len(PEOPLE) - 1,
            "following_count": len(PEOPLE) - 1,
            "tweet_count": 4,
            "listed_count": 0,
        },
        "url": "",
        "verified": False,
        "verified_type": "none",
    }
