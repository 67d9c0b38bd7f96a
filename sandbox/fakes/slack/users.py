"""The people of the workspace."""

from sandbox.calls import Call
from sandbox.fakes.slack.answers import arguments, listed, ok, required
from sandbox.fakes.slack.people import members
from sandbox.refusals import Refusal


def _members(call: Call) -> list[dict]:
    """Return everybody; their addresses take a scope of their own."""
    return members("users:read.email" in call.caller.scopes)


def list_all(call: Call) -> dict:
    """List everybody."""
    return listed(arguments(call), "members", _members(call), cache_ts=1_763_000_000)


def info(call: Call) -> dict:
    """Show one person."""
    wanted = required(arguments(call), "user")
    return ok(user=_first(one for one in _members(call) if one["id"] == wanted))


def lookup(call: Call) -> dict:
    """Find a person by their address."""
    wanted = required(arguments(call), "email").lower()
    found = (one for one in members(True) if one["profile"].get("email") == wanted)
    return ok(user=_first(found, "users_not_found"))


def _first(found: object, refusal: str = "user_not_found") -> dict:
    member = next(iter(found), None)
    if member is None:
        raise Refusal(refusal)
    return member
