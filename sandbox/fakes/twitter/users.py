"""People: the caller, others by handle or id, and followers."""

from sandbox.calls import Call
from sandbox.fakes.twitter.answers import listed, names
from sandbox.fakes.twitter.people import IDS, followers_of, handle_of, person_with, show
from sandbox.people import PEOPLE, Person
from sandbox.refusals import Refusal


def find(call: Call) -> Person:
    """Return the person whose id stands in the path."""
    user_id = call.path["id"]
    if not user_id.isdecimal() or len(user_id) > 19:
        raise Refusal("invalid", field="id", value=user_id)
    person = person_with(user_id)
    if person is None:
        raise Refusal("not_found", thing="user", field="id", value=user_id)
    return person


def own(call: Call) -> Person:
    """Return the caller, whose id must stand in the path."""
    person, caller = find(call), IDS[call.person.key]
    if person != call.person:
        text = (
            f"The `id` query parameter value [{call.path['id']}] must be the same as the "
            f"authenticating user [{caller}]"
        )
        raise Refusal("invalid", text, field="id", value=call.path["id"])
    return person


def me(call: Call) -> dict:
    """Show the caller."""
    return {"data": show(call.person, names(call, "user.fields"))}


def by_username(call: Call) -> dict:
    """Show somebody by their handle, in any spelling."""
    handle = call.path["username"]
    if not handle.replace("_", "").isalnum() or len(handle) > 15:
        raise Refusal("invalid", field="username", value=handle)
    found = [person for person in PEOPLE if handle_of(person) == handle.lower()]
    if not found:
        raise Refusal("not_found", thing="user", field="username", value=handle)
    return {"data": show(found[0], names(call, "user.fields"))}


def followers(call: Call) -> dict:
    """List who follows somebody."""
    shown, meta = listed(call, followers_of(find(call)), 1, 1000, 100)
    fields = names(call, "user.fields")
    data = {"data": [show(person, fields) for person in shown]} if shown else {}
    return {**data, "meta": meta}
