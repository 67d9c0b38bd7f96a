"""Comments on issues and pull requests."""

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.github import webhook
from sandbox.fakes.github.answers import invalid, listed
from sandbox.fakes.github.dates import now
from sandbox.fakes.github.issue_views import show, show_comment
from sandbox.fakes.github.issues import key_of, load
from sandbox.fakes.github.repositories import find


def list_all(call: Call) -> HttpResponse:
    """List the comments of an issue, the oldest first."""
    issue = load(call, find(call), call.path["number"])
    since = call.query.get("since", "")
    mine = [one for one in call.shelf("comment").all() if one["issue"] == _name(issue)]
    shown = [show_comment(call, one) for one in reversed(mine) if one["updated_at"] >= since]
    return listed(call, shown)


def create(call: Call) -> HttpResponse:
    """Comment on an issue."""
    repo = find(call)
    issue = load(call, repo, call.path["number"])
    text = call.body.get("body")
    if not isinstance(text, str) or not text:
        raise invalid("IssueComment", "body")
    comment = _add_comment(call, issue, text)
    issue |= {"comments": issue["comments"] + 1, "updated_at": now()}
    call.shelf("issue").save(key_of(repo, issue["number"]), issue)
    shown = show_comment(call, comment)
    told = {"issue": show(call, issue), "comment": shown}
    webhook.tell(call, repo, "issue_comment", "created", **told)
    return created(shown)


def _add_comment(call: Call, issue: dict, text: str) -> dict:
    shelf = call.shelf("comment")
    number = 1 + max((one["id"] for one in shelf.all()), default=0)
    when = {"created_at": now(), "updated_at": now()}
    comment = {"id": number, "issue": _name(issue), "author": call.person.login, "body": text}
    return shelf.add(str(number), comment | when)


def _name(issue: dict) -> str:
    return f"{issue['repo']}#{issue['number']}"
