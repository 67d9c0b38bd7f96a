"""Issues and their comments; pull requests are issues too."""

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.github.answers import invalid, listed
from sandbox.fakes.github.issue_views import show
from sandbox.fakes.github.repositories import find
from sandbox.refusals import Refusal

SORTS = ("created", "updated", "comments")


def key_of(repo: dict, number: int) -> str:
    """Return the key of an issue or pull request."""
    return f"{repo['full_name'].lower()}#{number}"


def load(call: Call, repo: dict, number: int) -> dict:
    """Return an issue or a pull request of a repository."""
    issue = call.shelf("issue").find(key_of(repo, number))
    if issue is None:
        raise Refusal("not_found")
    return issue


def of_repo(call: Call, repo: dict) -> list[dict]:
    """Return all issues and pull requests of a repository, the newest first."""
    return [one for one in call.shelf("issue").all() if one["repo"] == repo["full_name"]]


def list_all(call: Call) -> HttpResponse:
    """List issues, and pull requests among them, as GitHub does."""
    repo, query = find(call), call.query
    found = [one for one in of_repo(call, repo) if _matches(query, one)]
    sort = query.get("sort", "created")
    if sort not in SORTS:
        raise invalid("Issue", "sort", "invalid")
    field = sort if sort == "comments" else f"{sort}_at"
    found.sort(key=lambda one: one[field], reverse=query.get("direction", "desc") == "desc")
    return listed(call, [show(call, one) for one in found])


def _matches(query: dict[str, str], issue: dict) -> bool:
    labels = {name for name in query.get("labels", "").split(",") if name}
    assignee = query.get("assignee", "")
    return (
        query.get("state", "open") in ("all", issue["state"])
        and labels <= set(issue["labels"])
        and query.get("creator", "") in ("", issue["author"])
        and _assigned(assignee, issue["assignees"])
        and issue["updated_at"] >= query.get("since", "")
    )


def _assigned(wanted: str, assignees: list[str]) -> bool:
    if wanted in ("", "*", "none"):
        return wanted == "" or bool(assignees) == (wanted == "*")
    return wanted in assignees


def get(call: Call) -> dict:
    """Show one issue."""
    return show(call, load(call, find(call), call.path["number"]))
