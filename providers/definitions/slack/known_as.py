"""Under which names Slack's deliveries speak of a connection: `known_as` makes what `quirks` look for."""

from collections.abc import Mapping
from typing import Any


def team(team_id: str) -> str:
    """What the app's bot sees in a workspace; every connection with the bot's token could read it."""
    return f"team:{team_id}"


def user(team_id: str, user_id: str) -> str:
    """What one person sees, on whose behalf the app listens."""
    return f"user:{team_id}:{user_id}"


def workspace(team_id: str) -> str:
    """Everybody of a workspace, for what ends the app there."""
    return f"workspace:{team_id}"


def names(person: str, email: str, facts: Mapping[str, Any]) -> list[str]:
    """Return the names of a connection: its bot's, its person's, and the workspace."""
    team_id = facts.get("team_id") or person.partition(":")[0]
    if not team_id:
        return []
    found = [workspace(team_id)]
    if facts.get("bot_user_id"):
        found.append(team(team_id))
        people = [facts.get("user_id")]
    else:
        people = [facts.get("user_id"), person.partition(":")[2]]
    return found + [user(team_id, each) for each in dict.fromkeys(people) if each]
