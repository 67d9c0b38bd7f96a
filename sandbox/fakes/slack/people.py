"""The workspace, its people and our app's bot as Slack shows them."""

from sandbox.calls import Caller
from sandbox.people import PEOPLE, Person

TEAM, TEAM_NAME, DOMAIN = "T04NORTHWIN", "Northwind", "northwind"
APP, BOT, BOT_USER = "A04PATCHBAY", "B04PATCHBAY", "U04PATCHBAY"
USERS = {"mara": "U04MARALQ01", "tomas": "U04TOMASOL2", "aiko": "U04AIKOTAN3"}
ZONE = {"tz": "Europe/Lisbon", "tz_label": "Western European Time", "tz_offset": 0}
UPDATED = 1_760_000_000


def user_id(caller: Caller) -> str:
    """Return as whom a token acts: its person, or the app's bot."""
    return BOT_USER if caller.token.actor == "bot" else USERS[caller.person.key]


def members(with_email: bool) -> list[dict]:
    """Return everybody in the workspace, the bot last."""
    people = [_person(person, with_email) for person in PEOPLE]
    return [*people, _bot()]


def _person(person: Person, with_email: bool) -> dict:
    member = _member(USERS[person.key], person.login.split("-")[0], person.name)
    member["profile"] |= {"title": person.title, "first_name": person.first_name}
    member["profile"] |= {"email": person.email} if with_email else {}
    return member | {"is_admin": person == PEOPLE[0], "is_bot": False}


def _bot() -> dict:
    member = _member(BOT_USER, "patchbay", "Patchbay")
    member["profile"] |= {"api_app_id": APP, "bot_id": BOT}
    return member | {"is_admin": False, "is_bot": True}


def _member(member_id: str, name: str, real_name: str) -> dict:
    profile = {
        "real_name": real_name,
        "real_name_normalized": real_name,
        "display_name": name,
        "image_72": f"https://avatars.slack-edge.com/{member_id}_72.png",
        "team": TEAM,
    }
    return {
        "id": member_id,
        "team_id": TEAM,
        "name": name,
        "deleted": False,
        "real_name": real_name,
        "profile": profile,
        "is_app_user": False,
        "updated": UPDATED,
        **ZONE,
    }
