"""Make, change and archive issues."""

from typing import Any
from uuid import uuid4

from sandbox.calls import Call
from sandbox.fakes.linear import people, webhook, workspace
from sandbox.fakes.linear.answers import missing
from sandbox.fakes.linear.dates import now
from sandbox.fakes.linear.issues import expanded, load, show
from sandbox.refusals import Refusal

# How a member is called when it is sent, and when it is stored.
STORED = {
    "title": "title",
    "description": "description",
    "priority": "priority",
    "estimate": "estimate",
    "dueDate": "dueDate",
    "assigneeId": "assignee",
    "stateId": "state",
    "projectId": "project",
    "labelIds": "labels",
}


def create(call: Call, asked: dict[str, Any]) -> dict[str, Any]:
    """Make an issue in a team, in its backlog unless a state is given."""
    given = asked["input"]
    team = workspace.one_of(workspace.teams(), given["teamId"], "Team")
    if not given.get("title"):
        raise Refusal("invalid", "Argument Validation Error: title should not be empty")
    empty = dict.fromkeys(STORED.values()) | {"labels": [], "priority": 0}
    issue = empty | {
        "id": str(uuid4()),
        "number": _next_number(call, team["id"]),
        "team": team["id"],
        "state": workspace.state_named(team["id"], "Backlog")["id"],
        "creator": people.viewer(call)["id"],
        "createdAt": now(),
        "archivedAt": None,
    }
    answer = _answered(call, call.shelf("issue").add(issue["id"], issue), given)
    webhook.tell(call, "Issue", "create", webhook.issue(answer["issue"]))
    return answer


def update(call: Call, asked: dict[str, Any]) -> dict[str, Any]:
    """Change an issue."""
    answer = _answered(call, load(call, asked["id"]), asked["input"])
    webhook.tell(call, "Issue", "update", webhook.issue(answer["issue"]))
    return answer


def archive(call: Call, asked: dict[str, Any]) -> dict[str, Any]:
    """Put an issue away; it can still be read."""
    issue = load(call, asked["id"]) | {"archivedAt": now(), "updatedAt": now()}
    call.shelf("issue").save(issue["id"], issue)
    shown = show(call, expanded(call, issue))
    webhook.tell(call, "Issue", "remove", webhook.issue(shown))
    return {"success": True, "lastSyncId": 1, "entity": shown}


def _answered(call: Call, issue: dict, given: dict[str, Any]) -> dict[str, Any]:
    """Write what is given into an issue, if all it refers to is there."""
    _check(call, issue["team"], given)
    changes = {STORED[name]: value for name, value in given.items() if name in STORED}
    issue |= changes | {"updatedAt": now()}
    call.shelf("issue").save(issue["id"], issue)
    return {"success": True, "lastSyncId": 1, "issue": show(call, expanded(call, issue))}


def _check(call: Call, team_id: str, given: dict[str, Any]) -> None:
    states = [one for one in workspace.states() if one["team"]["id"] == team_id]
    workspace.one_of(states, given.get("stateId"), "WorkflowState")
    workspace.one_of(workspace.projects(call), given.get("projectId"), "Project")
    workspace.one_of(people.everybody(call), given.get("assigneeId"), "User")
    if not 0 <= given.get("priority", 0) <= 4:
        raise Refusal("invalid", "Argument Validation Error: priority must not be greater than 4")
    if set(given.get("labelIds") or ()) - {one["id"] for one in workspace.labels()}:
        raise missing("IssueLabel")


def _next_number(call: Call, team_id: str) -> int:
    numbers = [one["number"] for one in call.shelf("issue").all() if one["team"] == team_id]
    return max(numbers, default=0) + 1
