"""Sync tokens: up to which change somebody knows a calendar. Etags grow with each change."""

import re

from sandbox.calls import Call
from sandbox.refusals import Refusal

TOKEN = re.compile(r"sync-(\d{1,20})")
NOT_WITH = ("iCalUID", "orderBy", "q", "timeMin", "timeMax", "updatedMin")


def token_after(events: list[dict]) -> str:
    """Return the token of somebody who knows these events of a calendar."""
    return f"sync-{max((number_of(one) for one in events), default=0)}"


def changed_since(call: Call, events: list[dict]) -> list[dict] | None:
    """Return the events that a caller with a token does not know; None for a caller without one."""
    given = call.query.get("syncToken", "")
    if not given:
        return None
    if clash := [name for name in NOT_WITH if name in call.query]:
        raise Refusal("invalid", f"Sync token cannot be used with {clash[0]}", reason="badRequest")
    found = TOKEN.fullmatch(given)
    if found is None:
        message = "Sync token is no longer valid, a full sync is required."
        raise Refusal("deleted", message, reason="fullSyncRequired")
    return [one for one in events if number_of(one) > int(found[1])]


def number_of(event: dict) -> int:
    return int(event["etag"].strip('"'))
