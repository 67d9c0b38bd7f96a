"""Open, change and close issues."""

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.github import webhook
from sandbox.fakes.github.answers import invalid
from sandbox.fakes.github.dates import now
from sandbox.fakes.github.issue_views import show
from sandbox.fakes.github.issues import key_of, load, of_repo
from sandbox.fakes.github.repositories import find, is_member
from sandbox.fakes.github.users import IDS
from sandbox.refusals import Refusal
from sandbox.shapes import fits


def create(call: Call) -> HttpResponse:
    """Open an issue; labels and assignees only stick when the caller may push."""
    repo = find(call)
    title = call.body.get("title")
    if not isinstance(title, str) or not title:
        raise invalid("Issue", "title")
    if not fits(call.body.get("body"), str):
        raise invalid("Issue", "body", "invalid")
    issue = open_issue(call, repo, title, call.body.get("body"))
    if is_member(call, repo):
        issue |= {name: _names(call, name) for name in ("labels", "assignees")}
    call.shelf("issue").save(key_of(repo, issue["number"]), issue)
    answer = show(call, issue)
    webhook.tell(call, repo, "issues", "opened", issue=answer)
    return created(answer, answer["url"])


def open_issue(call: Call, repo: dict, title: str, body: str | None, **more: object) -> dict:
    """Add an issue or a pull request under the next number."""
    number = 1 + max((one["number"] for one in of_repo(call, repo)), default=0)
    issue = {
        "repo": repo["full_name"],
        "number": number,
        "title": title,
        "body": body,
        "state": "open",
        "state_reason": None,
        "author": call.person.login,
        "labels": [],
        "assignees": [],
        "comments": 0,
        "created_at": now(),
        "updated_at": now(),
        "closed_at": None,
        "pull": None,
        **more,
    }
    _count_open(call, repo, 1)
    return call.shelf("issue").add(key_of(repo, number), issue)


def update(call: Call) -> dict:
    """Change an issue: its author and those who may push can."""
    repo = find(call)
    issue = load(call, repo, call.path["number"])
    if not is_member(call, repo) and issue["author"] != call.person.login:
        raise Refusal("forbidden", "Must have admin rights to Repository.")
    changes, before = _texts(call), issue["state"]
    changes |= {name: _names(call, name) for name in ("labels", "assignees") if name in call.body}
    set_state(call, repo, issue, call.body.get("state", issue["state"]))
    issue |= changes | {"updated_at": now()}
    answer = show(call, call.shelf("issue").save(key_of(repo, issue["number"]), issue))
    webhook.tell(call, repo, "issues", _done(before, issue["state"]), issue=answer)
    return answer


def _done(before: str, after: str) -> str:
    """Return what GitHub calls the change in its webhooks."""
    return "edited" if before == after else {"open": "reopened", "closed": "closed"}[after]


def _texts(call: Call) -> dict:
    """Read the new title and body; null leaves a title alone and empties a body."""
    given = {name: call.body[name] for name in ("title", "body") if name in call.body}
    if not fits(given, {"title": str, "body": str}) or given.get("title") == "":
        raise invalid("Issue", "title", "invalid")
    return {name: value for name, value in given.items() if name == "body" or value is not None}


def set_state(call: Call, repo: dict, issue: dict, state: str) -> None:
    """Open or close an issue and keep the repository's count right."""
    if state not in ("open", "closed"):
        raise invalid("Issue", "state", "invalid")
    closed = state == "closed"
    if state != issue["state"]:
        _count_open(call, repo, -1 if closed else 1)
        issue["closed_at"] = now() if closed else None
    reason = call.body.get("state_reason") or ("completed" if closed else None)
    issue |= {"state": state, "state_reason": reason}


def _count_open(call: Call, repo: dict, change: int) -> None:
    repo["open_issues"] += change
    call.shelf("repository").save(repo["full_name"].lower(), repo)


def _names(call: Call, field: str) -> list[str]:
    """Read a list of names; assignees that do not exist are refused."""
    given = call.body.get(field) or []
    if not fits(given, [str]) and not fits(given, [{"name": str}]):
        raise invalid("Issue", field, "invalid")
    names = [name.get("name", "") if isinstance(name, dict) else name for name in given]
    if field == "assignees" and (strangers := [name for name in names if name not in IDS]):
        raise invalid("Issue", "assignees", "invalid", value=strangers[0])
    return names
