"""The workspace, its people, and the bot that acts for each of them."""

from sandbox.people import PEOPLE, Person

WORKSPACE, WORKSPACE_NAME = "b0a5c3d0-0000-4000-8000-00000000c0de", "Northwind"
USERS = {
    "mara": "c1000000-0000-4000-8000-000000000001",
    "tomas": "c1000000-0000-4000-8000-000000000002",
    "aiko": "c1000000-0000-4000-8000-000000000003",
}


def bot_id(person: Person) -> str:
    """Return the id of the app's bot for a person."""
    return USERS[person.key].replace("c1", "b1", 1)


def person_user(person: Person) -> dict:
    """Show a person as a user."""
    return {
        "object": "user",
        "id": USERS[person.key],
        "name": person.name,
        "avatar_url": None,
        "type": "person",
        "person": {"email": person.email},
    }


def bot_user(person: Person) -> dict:
    """Show the app's bot, which a person owns."""
    bot = {
        "owner": {"type": "user", "user": person_user(person)},
        "workspace_id": WORKSPACE,
        "workspace_name": WORKSPACE_NAME,
        "workspace_limits": {"max_file_upload_size_in_bytes": 5_242_880},
    }
    return {
        "object": "user",
        "id": bot_id(person),
        "name": "Patchbay",
        "avatar_url": None,
        "type": "bot",
        "bot": bot,
    }


def everybody() -> list[dict]:
    """Show everybody in the workspace, bots last."""
    return [*map(person_user, PEOPLE), *map(bot_user, PEOPLE)]


def name_of(user_id: str) -> str:
    """Return what somebody is called."""
    return next((one["name"] for one in everybody() if one["id"] == user_id), "")


def by(user_id: str) -> dict:
    """Return a reference to a user."""
    return {"object": "user", "id": user_id}
