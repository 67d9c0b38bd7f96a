"""Projects and the types of issues in them."""

from sandbox.calls import Call
from sandbox.fakes.jira.answers import page
from sandbox.fakes.jira.sites import address, shelf
from sandbox.refusals import Refusal

TYPES = {"Task": "10001", "Bug": "10002", "Story": "10003", "Epic": "10004"}


def search(call: Call) -> dict:
    """List projects by key, in pages."""
    query = call.query.get("query", "").lower()
    found = [
        project
        for project in sorted(shelf(call, "project").all(), key=lambda one: one["key"])
        if query in project["key"].lower() or query in project["name"].lower()
    ]
    shown, place = page(call, found, 50, 50)
    is_last = place["startAt"] + len(shown) >= place["total"]
    values = [show(call, project) for project in shown]
    return {"self": address(call, "project/search"), **place, "isLast": is_last, "values": values}


def issue_types(call: Call) -> list[dict]:
    """List the types of a project's issues; a bare list."""
    wanted = call.query.get("projectId", "")
    if not wanted.isdecimal():
        raise Refusal("invalid", "The project ID is not valid.")
    if wanted not in [project["id"] for project in shelf(call, "project").all()]:
        raise Refusal("not_found", f"No project could be found with id '{wanted}'.")
    return [show_type(call, name) for name in TYPES]


def find(call: Call, key: object) -> dict:
    """Return the project that a new issue belongs to."""
    found = [project for project in shelf(call, "project").all() if project["key"] == key]
    if not found:
        raise Refusal("invalid", "valid project is required", field="project")
    return found[0]


def show(call: Call, project: dict) -> dict:
    """Show a project."""
    return {
        "self": address(call, f"project/{project['id']}"),
        "id": project["id"],
        "key": project["key"],
        "name": project["name"],
        "projectTypeKey": "software",
        "simplified": False,
        "style": "classic",
        "isPrivate": False,
    }


def show_type(call: Call, name: str) -> dict:
    """Show a type of issues."""
    return {
        "self": address(call, f"issuetype/{TYPES[name]}"),
        "id": TYPES[name],
        "description": "",
        "name": name,
        "subtask": False,
        "hierarchyLevel": 1 if name == "Epic" else 0,
    }
