"""The account and its people, who own records."""

from sandbox.calls import Call
from sandbox.fakes.hubspot.answers import page, size
from sandbox.people import PEOPLE, Person
from sandbox.refusals import Refusal

PORTAL = 48120915
USERS = {"mara": 7301441, "tomas": 7301442, "aiko": 7301443}
OWNERS = {"mara": "50901", "tomas": "50902", "aiko": "50903"}
JOINED = "2025-02-03T09:00:00.000Z"


def details(call: Call) -> dict:
    """Show the account."""
    return {
        "portalId": PORTAL,
        "accountType": "STANDARD",
        "timeZone": "Europe/Lisbon",
        "companyCurrency": "EUR",
        "additionalCurrencies": [],
        "utcOffset": "+00:00",
        "utcOffsetMilliseconds": 0,
        "uiDomain": "app-eu1.hubspot.com",
        "dataHostingLocation": "eu1",
    }


def list_owners(call: Call) -> dict:
    """List the people whom records belong to, or the one with an address."""
    email = call.query.get("email", "")
    owners = [_owner(person) for person in PEOPLE if email in ("", person.email)]
    return page(call, owners, call.query.get("after", ""), size(call.query.get("limit"), 100, 500))


def get_owner(call: Call) -> dict:
    """Show one owner, by the number of the owner or of the user."""
    name = "userId" if call.query.get("idProperty") == "userId" else "id"
    owners = (_owner(person) for person in PEOPLE)
    owner = next((one for one in owners if str(one[name]) == call.path["owner"]), None)
    if owner is None:
        raise Refusal("not_found")
    return owner


def _owner(person: Person) -> dict:
    return {
        "id": OWNERS[person.key],
        "email": person.email,
        "firstName": person.first_name,
        "lastName": person.last_name,
        "userId": USERS[person.key],
        "createdAt": JOINED,
        "updatedAt": JOINED,
        "archived": False,
        "teams": [],
    }
