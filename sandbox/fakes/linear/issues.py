"""Issues as they are stored, found and shown."""

from sandbox.calls import Call
from sandbox.fakes.linear import people, workspace
from sandbox.fakes.linear.answers import missing
from sandbox.fakes.linear.connections import connection, nested

PRIORITIES = ("No priority", "Urgent", "High", "Medium", "Low")


def everything(call: Call) -> list[dict]:
    """Return all issues that are not archived, the newest first, with what they refer to."""
    stored = call.shelf("issue").all()
    return [expanded(call, one) for one in stored if one["archivedAt"] is None]


def load(call: Call, asked: str) -> dict:
    """Return a stored issue by its id or by its identifier."""
    for issue in call.shelf("issue").all():
        if asked in (issue["id"], identifier(issue)):
            return issue
    raise missing("Issue")


def identifier(issue: dict) -> str:
    """Return what people call an issue, such as ENG-1."""
    team = workspace.one_of(workspace.teams(), issue["team"], "Team")
    return f"{team['key']}-{issue['number']}"


def expanded(call: Call, issue: dict) -> dict:
    """Return an issue with the things it refers to in place of their ids; filters look at these."""
    state = workspace.one_of(workspace.states(), issue["state"], "WorkflowState")
    return issue | {
        "identifier": identifier(issue),
        "state": state,
        "assignee": people.find(call, issue["assignee"]),
        "creator": people.find(call, issue["creator"]),
        "team": workspace.one_of(workspace.teams(), issue["team"], "Team"),
        "project": workspace.one_of(workspace.projects(call), issue["project"], "Project"),
        "labels": [one for one in workspace.labels() if one["id"] in issue["labels"]],
    }


def show(call: Call, issue: dict) -> dict:
    """Show an expanded issue as Linear does: lists inside it are paged."""
    name, done = issue["identifier"], issue["state"]["type"]
    return issue | {
        "priorityLabel": PRIORITIES[issue["priority"]],
        "url": f"https://linear.app/northwind/issue/{name}",
        "branchName": f"{name.lower()}-{'-'.join(issue['title'].lower().split())}",
        "completedAt": issue["updatedAt"] if done == "completed" else None,
        "canceledAt": issue["updatedAt"] if done == "canceled" else None,
        "trashed": None,
        "labels": nested(issue["labels"]),
        "comments": lambda asked: connection(comments_of(call, issue["id"]), asked),
    }


def comments_of(call: Call, issue_id: str) -> list[dict]:
    """Return the comments of an issue, the newest first."""
    mine = [one for one in call.shelf("comment").all() if one["issue"] == issue_id]
    return [show_comment(call, one) for one in mine]


def show_comment(call: Call, comment: dict) -> dict:
    """Show a comment as Linear does."""
    return comment | {
        "user": people.find(call, comment["user"]),
        "parent": {"id": comment["parent"]} if comment["parent"] else None,
        "updatedAt": comment["createdAt"],
        "editedAt": None,
        "url": f"https://linear.app/northwind/issue/#comment-{comment['id'][:8]}",
    }
