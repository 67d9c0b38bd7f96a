"""Comment on issues."""

from typing import Any
from uuid import uuid4

from sandbox.calls import Call
from sandbox.fakes.linear import people, webhook
from sandbox.fakes.linear.answers import missing
from sandbox.fakes.linear.dates import now
from sandbox.fakes.linear.issues import expanded, load, show, show_comment
from sandbox.refusals import Refusal


def create(call: Call, asked: dict[str, Any]) -> dict[str, Any]:
    """Comment on an issue, or answer a comment."""
    given = asked["input"]
    issue = load(call, given.get("issueId") or "")
    if not given.get("body"):
        raise Refusal("invalid", "Argument Validation Error: body should not be empty")
    parent = given.get("parentId")
    if parent and call.shelf("comment").find(parent) is None:
        raise missing("Comment")
    comment = {
        "id": str(uuid4()),
        "issue": issue["id"],
        "user": people.viewer(call)["id"],
        "body": given["body"],
        "parent": parent,
        "createdAt": now(),
    }
    call.shelf("comment").add(comment["id"], comment)
    shown = show_comment(call, comment)
    about = webhook.issue(show(call, expanded(call, issue)))
    webhook.tell(call, "Comment", "create", shown | {"issue": about})
    return {"success": True, "lastSyncId": 1, "comment": shown}
