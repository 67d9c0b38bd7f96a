"""The people of the workspace as Linear shows them."""

from sandbox.calls import Call
from sandbox.fakes.linear.seed_data import CREATED, USERS
from sandbox.people import PEOPLE, Person


def everybody(call: Call) -> list[dict]:
    """Return all users; one of them is who calls."""
    return [_shown(person, call.person) for person in PEOPLE]


def find(call: Call, user_id: str | None) -> dict | None:
    """Return one user, or nobody."""
    return next((one for one in everybody(call) if one["id"] == user_id), None)


def viewer(call: Call) -> dict:
    """Return who calls."""
    return find(call, USERS[call.person.key])


def _shown(person: Person, caller: Person) -> dict:
    name = person.key
    return {
        "id": USERS[name],
        "name": person.name,
        "displayName": name,
        "email": person.email,
        "active": True,
        "admin": person == PEOPLE[0],
        "guest": False,
        "isMe": person == caller,
        "url": f"https://linear.app/northwind/profiles/{name}",
        "createdAt": CREATED,
    }
