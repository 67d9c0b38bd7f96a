"""Comments on issues."""

import time

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.jira import adf, notifying
from sandbox.fakes.jira.answers import page
from sandbox.fakes.jira.finding import find, now
from sandbox.fakes.jira.showing import show_comment
from sandbox.fakes.jira.sites import shelf
from sandbox.refusals import Refusal


def list_all(call: Call) -> dict:
    """List an issue's comments, the oldest first unless asked otherwise."""
    issue, order = find(call), call.query.get("orderBy", "created")
    if order not in ("created", "-created", "+created"):
        raise Refusal("invalid", f"Unsupported order: {order}")
    found = [one for one in shelf(call, "comment").all() if one["issue"] == issue["id"]]
    if not order.startswith("-"):
        found.reverse()
    shown, place = page(call, found, 5000, 5000)
    return {**place, "comments": [show_comment(call, comment) for comment in shown]}


def add(call: Call) -> HttpResponse:
    """Comment on an issue, in a document."""
    issue, body = find(call), adf.checked(call.body.get("body"), "comment")
    if body is None:
        raise Refusal("invalid", "Comment body can not be empty!", field="comment")
    comment = {
        "id": str(time.time_ns() // 1000),
        "issue": issue["id"],
        "author": call.person.key,
        "body": body,
        "created": now(),
    }
    shown = show_comment(call, shelf(call, "comment").add(comment["id"], comment))
    notifying.tell(call, "comment_created", issue, comment=shown)
    return created(shown)
