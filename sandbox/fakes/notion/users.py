"""Who is in the workspace, and who is asking."""

from sandbox.calls import Call
from sandbox.fakes.notion.answers import listed, missing, uuid_of
from sandbox.fakes.notion.people import bot_user, everybody


def me(call: Call) -> dict:
    """Show the bot that the token belongs to."""
    return bot_user(call.person)


def list_all(call: Call) -> dict:
    """List people and bots."""
    return listed("user", everybody(), call.query)


def get(call: Call) -> dict:
    """Show one person or bot."""
    user_id = uuid_of(call.path["id"], "path.user_id")
    found = next((one for one in everybody() if one["id"] == user_id), None)
    if found is None:
        raise missing("user", user_id)
    return found
