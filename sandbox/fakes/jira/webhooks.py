"""Dynamic webhooks of an OAuth app: one address for all, a filter by projects, and 30 days to live."""

import re
import time
from datetime import UTC, datetime, timedelta

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.jira.answers import page
from sandbox.fakes.jira.finding import written
from sandbox.fakes.jira.sites import shelf
from sandbox.refusals import Refusal
from sandbox.shapes import check

LIFE = timedelta(days=30)
MOST = 5  # of one app and user, on one site
EVENTS = {
    "jira:issue_created",
    "jira:issue_updated",
    "jira:issue_deleted",
    "comment_created",
    "comment_updated",
    "comment_deleted",
}
SHAPES = {"url": str, "webhooks": [{"jqlFilter": str, "events": [str]}]}
PROJECTS = re.compile(r"project\s*(?:=\s*(\w+)|IN\s*\(([\w,\s]+)\))", re.IGNORECASE)


def register(call: Call) -> dict:
    """Register webhooks; of each it is told whether it was made, in an answer of 200 whatever came of it."""
    given = check(call.body, SHAPES)
    if not given.get("url") or not given.get("webhooks"):
        raise Refusal("invalid", "url and webhooks are required")
    others = {hook["url"] for hook in alive(call)}
    if others - {given["url"]}:
        raise Refusal("invalid", "Only a single URL per app is allowed to be registered.")
    results = [_registered(call, given["url"], hook) for hook in given["webhooks"]]
    return {"webhookRegistrationResult": results}


def _registered(call: Call, url: str, hook: dict) -> dict:
    if problem := _problem(call, hook):
        return {"errors": [problem]}
    number = time.time_ns() // 1000
    kept = {"id": number, "url": url, "events": hook["events"], "jqlFilter": hook["jqlFilter"]}
    kept |= {"owner": call.person.key, "expires": (datetime.now(UTC) + LIFE).isoformat()}
    shelf(call, "webhook").add(str(number), kept)
    return {"createdWebhookId": number}


def _problem(call: Call, hook: dict) -> str:
    """Return what is wrong with one, or an empty text."""
    events, jql = hook.get("events") or [], hook.get("jqlFilter") or ""
    if not events or set(events) - EVENTS:
        return "At least one event is not supported."
    if not PROJECTS.fullmatch(jql.strip()):
        return f"The jqlFilter '{jql}' is not supported."
    known = {name for one in shelf(call, "project").all() for name in (one["id"], one["key"])}
    if wrong := projects_in(jql) - known:
        return f"The value '{min(wrong)}' does not exist for the field 'project'."
    mine = [one for one in alive(call) if one["owner"] == call.person.key]
    return f"No more than {MOST} webhooks per user are allowed." if len(mine) >= MOST else ""


def projects_in(jql: str) -> set[str]:
    """Return the ids and keys that a filter names."""
    one, several = PROJECTS.fullmatch(jql.strip()).groups()
    return {one} if one else {name.strip() for name in several.split(",")}


def alive(call: Call) -> list[dict]:
    """Return the webhooks of the site that have not run out."""
    now = datetime.now(UTC)
    hooks = shelf(call, "webhook").all()
    return [hook for hook in hooks if datetime.fromisoformat(hook["expires"]) > now]


def list_all(call: Call) -> dict:
    """List the caller's webhooks."""
    shown, place = page(call, _mine(call), 100, 100)
    values = [
        {name: hook[name] for name in ("id", "jqlFilter", "events", "url")}
        | {"expirationDate": written(datetime.fromisoformat(hook["expires"]))}
        for hook in shown
    ]
    return {**place, "isLast": True, "values": values}


def refresh(call: Call) -> dict:
    """Let webhooks live for 30 days from now; ids that are nobody's are overlooked."""
    ends = datetime.now(UTC) + LIFE
    for hook in _named(call):
        shelf(call, "webhook").save(str(hook["id"]), hook | {"expires": ends.isoformat()})
    return {"expirationDate": written(ends)}


def remove(call: Call) -> HttpResponse:
    """Delete webhooks; ids that are nobody's are overlooked."""
    for hook in _named(call):
        shelf(call, "webhook").remove(str(hook["id"]))
    return HttpResponse(status=202)


def _mine(call: Call) -> list[dict]:
    return [hook for hook in alive(call) if hook["owner"] == call.person.key]


def _named(call: Call) -> list[dict]:
    ids = call.body.get("webhookIds")
    if not isinstance(ids, list) or not ids:
        raise Refusal("invalid", "webhookIds is required")
    return [hook for hook in _mine(call) if hook["id"] in ids]
