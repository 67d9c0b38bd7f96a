"""Issues: shown, created, changed and handed over."""

import time

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.jira import notifying, people, projects
from sandbox.fakes.jira.fields import read
from sandbox.fakes.jira.finding import changed, find, now
from sandbox.fakes.jira.showing import show_issue
from sandbox.fakes.jira.sites import address, shelf
from sandbox.refusals import Refusal


def get(call: Call) -> dict:
    """Show one issue, with all its fields unless some are named."""
    wanted = [name for name in call.query.get("fields", "").split(",") if name]
    return show_issue(call, find(call), wanted or ["*all"])


def create(call: Call) -> HttpResponse:
    """Create an issue under the next number of its project."""
    given = call.body.get("fields")
    if not isinstance(given, dict):
        raise Refusal("invalid", "fields is required")
    place = given.get("project")
    project = projects.find(call, place.get("key") if isinstance(place, dict) else "")
    fields = read(call, given)
    for name in ("summary", "type"):
        if not fields.get(name):
            raise Refusal("invalid", "You must specify a value.", field=name)
    issue = _add(call, project, fields)
    notifying.tell(call, "jira:issue_created", issue)
    return _answer(call, issue)


def _add(call: Call, project: dict, fields: dict) -> dict:
    key = f"{project['key']}-{project['last'] + 1}"
    shelf(call, "project").save(project["key"], project | {"last": project["last"] + 1})
    issue = {
        "id": str(time.time_ns() // 1000),
        "key": key,
        "project": project["key"],
        "description": None,
        "status": "To Do",
        "priority": "Medium",
        "assignee": None,
        "reporter": call.person.key,
        "labels": [],
        "created": now(),
        "updated": now(),
    }
    return shelf(call, "issue").add(key, issue | fields)


def _answer(call: Call, issue: dict) -> HttpResponse:
    place = address(call, f"issue/{issue['id']}")
    return created({"id": issue["id"], "key": issue["key"], "self": place}, place)


def update(call: Call) -> None:
    """Change fields of an issue; nothing is answered."""
    issue, given = find(call), call.body.get("fields")
    if not isinstance(given, dict):
        raise Refusal("invalid", "one of 'fields' or 'update' required")
    changed(call, issue | read(call, given))


def assign(call: Call) -> None:
    """Hand an issue to somebody, or with null to nobody."""
    if "accountId" not in call.body:
        raise Refusal("invalid", "User identity must be specified.")
    changed(call, find(call) | {"assignee": people.key_of(call, call.body["accountId"])})
