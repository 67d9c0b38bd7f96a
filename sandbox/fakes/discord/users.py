"""The person behind a token."""

from sandbox.calls import Call
from sandbox.fakes.discord.world import USERS, user


def me(call: Call) -> dict:
    """Show the caller; the e-mail address takes a scope of its own."""
    about = user(USERS[call.person.key]) | {"locale": "en-GB", "mfa_enabled": True, "flags": 0}
    if "email" in call.caller.scopes:
        about |= {"email": call.person.email, "verified": True}
    return about
