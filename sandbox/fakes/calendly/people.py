"""Users, and the organization they belong to."""

from sandbox.calls import Call
from sandbox.fakes.calendly.answers import API, invalid, page
from sandbox.people import PEOPLE, Person
from sandbox.refusals import Refusal

WORLD = "northwind"
ORGANIZATION = f"{API}/organizations/OR0000000000000001"
IDS = {"mara": "US0000000000000001", "tomas": "US0000000000000002", "aiko": "US0000000000000003"}
ROLES = {"mara": "owner", "tomas": "admin", "aiko": "user"}
JOINED = "2025-01-02T03:04:05.678123Z"
WORKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def uri_of(person: Person) -> str:
    """Return a user's URI."""
    return f"{API}/users/{IDS[person.key]}"


def user(person: Person) -> dict:
    """Show a user."""
    return {
        "uri": uri_of(person),
        "name": person.name,
        "slug": person.login,
        "email": person.email,
        "scheduling_url": f"https://calendly.com/{person.login}",
        "timezone": "Europe/Lisbon",
        "avatar_url": None,
        "locale": "en",
        "current_organization": ORGANIZATION,
        "resource_type": "User",
        "created_at": JOINED,
        "updated_at": JOINED,
    }


def me(call: Call) -> dict:
    """Show the caller."""
    return {"resource": user(call.person)}


def named_user(call: Call) -> str:
    """Return the user that a call names by URI, who must belong to the organization."""
    uri = call.query.get("user", "")
    if not uri.startswith(f"{API}/users/"):
        raise invalid("user", "must be a URI of a user")
    if uri not in [uri_of(person) for person in PEOPLE]:
        raise Refusal("forbidden")
    return uri


def check_organization(call: Call) -> None:
    """Refuse any other organization, and the caller who does not lead this one."""
    if call.query.get("organization") != ORGANIZATION or ROLES[call.person.key] == "user":
        raise Refusal("forbidden")


def owner_of_list(call: Call) -> str:
    """Return whose things are listed: a user's, or (empty) the organization's. One must be named."""
    if "organization" in call.query:
        check_organization(call)
        return named_user(call) if "user" in call.query else ""
    return named_user(call)


def memberships(call: Call) -> dict:
    """List the people of the organization."""
    check_organization(call)
    email, role = call.query.get("email"), call.query.get("role")
    found = [
        _membership(person)
        for person in PEOPLE
        if email in (None, person.email) and role in (None, ROLES[person.key])
    ]
    return page(call, found)


def _membership(person: Person) -> dict:
    return {
        "uri": f"{API}/organization_memberships/ME{IDS[person.key][2:]}",
        "role": ROLES[person.key],
        "user": user(person),
        "organization": ORGANIZATION,
        "created_at": JOINED,
        "updated_at": JOINED,
    }


def schedules(call: Call) -> dict:
    """List the weekly hours of a user: from nine to five."""
    owner = named_user(call)
    hours = [{"from": "09:00", "to": "17:00"}]
    rules = [{"type": "wday", "wday": day, "intervals": hours} for day in WORKDAYS]
    schedule = {
        "uri": f"{API}/user_availability_schedules/SC{owner[-16:]}",
        "name": "Working hours",
        "default": True,
        "user": owner,
        "timezone": "Europe/Lisbon",
        "rules": rules,
    }
    return {"collection": [schedule]}
