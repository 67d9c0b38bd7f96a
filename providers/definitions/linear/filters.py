"""From plain words to Linear's filter objects. Every word is a value; none names a member."""

import re
from typing import Any

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def issue_filter(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the filter for the issues that a caller wants; empty for all."""
    ways = {
        "team": ("team", team),
        "assignee": ("assignee", person),
        "state": ("state", named),
        "label": ("labels", labelled),
        "updatedAfter": ("updatedAt", later),
    }
    return {
        member: way(arguments[name]) for name, (member, way) in ways.items() if name in arguments
    }


def is_id(word: str) -> bool:
    """Say whether a word is an id."""
    return UUID.fullmatch(word) is not None


def team(word: str) -> dict[str, Any]:
    """A team is named by its key, in capitals or not."""
    return {"id": {"eq": word}} if is_id(word) else {"key": {"eqIgnoreCase": word}}


def named(word: str) -> dict[str, Any]:
    """Match a thing by its id or by its name in any case."""
    return {"id": {"eq": word}} if is_id(word) else {"name": {"eqIgnoreCase": word}}


def labelled(word: str) -> dict[str, Any]:
    """Match what has one such label."""
    return {"some": named(word)}


def person(word: str) -> dict[str, Any]:
    """People are named in four ways, which cannot be mixed up."""
    if is_id(word):
        return {"id": {"eq": word}}
    if word == "me":
        return {"isMe": {"eq": True}}
    member = "email" if "@" in word else "displayName"
    return {member: {"eqIgnoreCase": word}}


def later(word: str) -> dict[str, Any]:
    """Match what came after a time."""
    return {"gt": word}
