"""Issues and comments as Jira shows them."""

from sandbox.calls import Call
from sandbox.fakes.jira import people, projects
from sandbox.fakes.jira.sites import address, shelf
from sandbox.fakes.jira.workflow import show_status

PRIORITIES = {"High": "2", "Medium": "3", "Low": "4"}


def show_issue(call: Call, issue: dict, wanted: list[str]) -> dict:
    """Show an issue with the wanted fields; none wanted shows its id alone."""
    if not wanted:
        return {"id": issue["id"]}
    whole = _fields(call, issue)
    is_all = bool({"*all", "*navigable"} & set(wanted))
    fields = {name: value for name, value in whole.items() if is_all or name in wanted}
    about = {"id": issue["id"], "key": issue["key"]}
    return {**about, "self": address(call, f"issue/{issue['id']}"), "fields": fields}


def _fields(call: Call, issue: dict) -> dict:
    project = next(one for one in shelf(call, "project").all() if one["key"] == issue["project"])
    return {
        "summary": issue["summary"],
        "description": issue["description"],
        "environment": None,
        "status": show_status(call, issue["status"]),
        "issuetype": projects.show_type(call, issue["type"]),
        "priority": {"name": issue["priority"], "id": PRIORITIES[issue["priority"]]},
        "assignee": people.show(call, issue["assignee"]),
        "reporter": people.show(call, issue["reporter"]),
        "project": projects.show(call, project),
        "labels": issue["labels"],
        "created": issue["created"],
        "updated": issue["updated"],
    }


def show_comment(call: Call, comment: dict) -> dict:
    """Show a comment."""
    author = people.show(call, comment["author"])
    return {
        "self": address(call, f"issue/{comment['issue']}/comment/{comment['id']}"),
        "id": comment["id"],
        "author": author,
        "body": comment["body"],
        "updateAuthor": author,
        "created": comment["created"],
        "updated": comment["created"],
        "jsdPublic": True,
    }
