"""People as Atlassian and as Jira show them."""

from sandbox.calls import Call
from sandbox.fakes.jira.answers import number
from sandbox.fakes.jira.sites import MEMBERS, address
from sandbox.people import PEOPLE, Person, person_called
from sandbox.refusals import Refusal

ACCOUNT = "712020:9a1f0c3e-{0}-4000-8000-00000000{0}"
ACCOUNTS = {person.key: ACCOUNT.format(f"{n:04d}") for n, person in enumerate(PEOPLE, 1)}


def me(call: Call) -> dict:
    """Show the account behind the token."""
    return {
        "account_type": "atlassian",
        "account_id": ACCOUNTS[call.person.key],
        "email": call.person.email,
        "name": call.person.name,
        "picture": "https://secure.gravatar.com/avatar/0",
        "account_status": "active",
        "nickname": call.person.first_name,
        "zoneinfo": "Europe/Lisbon",
        "locale": "en-GB",
        "extended_profile": {"job_title": call.person.title},
    }


def myself(call: Call) -> dict:
    """Show the caller as a person of the site."""
    return show(call, call.person.key) | {"locale": "en_GB", "timeZone": "Europe/Lisbon"}


def search(call: Call) -> list[dict]:
    """Find people whose name or address has a word that begins so; a bare list."""
    query = call.query.get("query", "").lower()
    if not query:
        raise Refusal("invalid", "Either the 'query' or the 'accountId' must be provided.")
    here = [person for person in PEOPLE if person.key in MEMBERS[call.path["site"]]]
    found = [person for person in here if _fits(person, query)]
    start, size = number(call, "startAt", 0), min(number(call, "maxResults", 50), 1000)
    return [show(call, person.key) for person in found[start : start + size]]


def _fits(person: Person, query: str) -> bool:
    words = [*person.name.lower().split(), person.name.lower(), person.email]
    return any(word.startswith(query) for word in words)


def key_of(call: Call, account_id: object) -> str | None:
    """Return whose account id it is; null is nobody, a stranger's is refused."""
    if account_id is None:
        return None
    found = [key for key, account in ACCOUNTS.items() if account == account_id]
    if not found or found[0] not in MEMBERS[call.path["site"]]:
        raise Refusal("invalid", f"User '{account_id}' does not exist.", field="assignee")
    return found[0]


def show(call: Call, key: str | None) -> dict | None:
    """Show a person, or nobody."""
    if key is None:
        return None
    person, account = person_called(key), ACCOUNTS[key]
    return {
        "self": address(call, f"user?accountId={account}"),
        "accountId": account,
        "accountType": "atlassian",
        "emailAddress": person.email,
        "avatarUrls": {"48x48": "https://secure.gravatar.com/avatar/0?s=48"},
        "displayName": person.name,
        "active": True,
        "timeZone": "Europe/Lisbon",
    }
