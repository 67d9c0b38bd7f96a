"""The three statuses, and how issues move between them."""

from sandbox.calls import Call
from sandbox.fakes.jira.finding import changed, find
from sandbox.fakes.jira.sites import address
from sandbox.refusals import Refusal
from sandbox.shapes import fits

# Each has the id of the transition to it, and its category: key, colour, name.
STATUSES = {
    "To Do": ("11", "new", "blue-gray", "To Do"),
    "In Progress": ("21", "indeterminate", "yellow", "In Progress"),
    "Done": ("31", "done", "green", "Done"),
}


def transitions(call: Call) -> dict:
    """List where an issue can go: everywhere but where it is."""
    status = find(call)["status"]
    listed = [_transition(call, name) for name in STATUSES if name != status]
    return {"expand": "transitions", "transitions": listed}


def move(call: Call) -> None:
    """Move an issue; a transition it cannot take is refused."""
    issue, wanted = find(call), call.body.get("transition")
    if not fits(wanted, {"id": str}) or not wanted:
        raise Refusal("invalid", "Missing 'transition' identifier")
    names = {number: name for name, (number, *_) in STATUSES.items() if name != issue["status"]}
    if wanted.get("id") not in names:
        raise Refusal(
            "invalid",
            f"It seems that you have tried to perform a workflow operation "
            f"({wanted.get('id')}) that is not valid for the current state of this issue.",
        )
    changed(call, issue | {"status": names[wanted["id"]]})


def _transition(call: Call, name: str) -> dict:
    flags = {"hasScreen": False, "isGlobal": True, "isInitial": False, "isAvailable": True}
    return {"id": STATUSES[name][0], "name": name, "to": show_status(call, name), **flags}


def show_status(call: Call, name: str) -> dict:
    """Show a status with its category."""
    number, key, colour, category = STATUSES[name]
    return {
        "self": address(call, f"status/100{number}"),
        "description": "",
        "name": name,
        "id": f"100{number}",
        "statusCategory": {"id": int(number), "key": key, "colorName": colour, "name": category},
    }
