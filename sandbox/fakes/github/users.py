"""People as GitHub shows them."""

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.github.answers import listed
from sandbox.people import PEOPLE, Person
from sandbox.refusals import Refusal

IDS = {"mara-lindqvist": 583201, "tomas-oliveira": 1024577, "aiko-tanaka": 7729310}
JOINED = "2019-04-02T08:15:00Z"


def brief(call: Call, login: str) -> dict:
    """Show a user as they stand inside other things."""
    number = IDS[login]
    return {
        "login": login,
        "id": number,
        "node_id": f"U_{number}",
        "avatar_url": f"https://avatars.githubusercontent.com/u/{number}?v=4",
        "url": call.url(f"users/{login}"),
        "html_url": f"https://github.com/{login}",
        "type": "User",
        "site_admin": False,
    }


def me(call: Call) -> dict:
    """Show the caller; the e-mail address only to those who may read it."""
    may_read_email = {"user", "user:email", "read:user"} & set(call.caller.scopes)
    return _full(call, call.person) | {"email": call.person.email if may_read_email else None}


def get(call: Call) -> dict:
    """Show a user's public profile."""
    return _full(call, person_with_login(call.path["login"]))


def emails(call: Call) -> HttpResponse:
    """List the caller's addresses."""
    address = call.person.email
    entry = {"email": address, "primary": True, "verified": True, "visibility": "private"}
    return listed(call, [entry])


def person_with_login(login: str) -> Person:
    """Find a person by their login, in any spelling."""
    for person in PEOPLE:
        if person.login == login.lower():
            return person
    raise Refusal("not_found")


def _full(call: Call, person: Person) -> dict:
    return brief(call, person.login) | {
        "name": person.name,
        "company": "Northwind",
        "blog": "",
        "location": "Lisbon",
        "email": None,
        "bio": person.title,
        "public_repos": 2,
        "followers": 12,
        "following": 9,
        "created_at": JOINED,
        "updated_at": JOINED,
    }
