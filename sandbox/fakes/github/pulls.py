"""Pull requests: open them from a branch with changes, look at the files, merge."""

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.github import webhook
from sandbox.fakes.github.answers import invalid, listed
from sandbox.fakes.github.issue_changes import open_issue
from sandbox.fakes.github.issue_views import show_pull
from sandbox.fakes.github.issues import load, of_repo
from sandbox.fakes.github.merging import merge_changes
from sandbox.fakes.github.repositories import find, is_member
from sandbox.refusals import Refusal

METHODS = ("merge", "squash", "rebase")


def list_all(call: Call) -> HttpResponse:
    """List pull requests."""
    repo, query = find(call), call.query
    found = [one for one in of_repo(call, repo) if one["pull"] and _matches(repo, query, one)]
    field = "updated_at" if query.get("sort") == "updated" else "created_at"
    backwards = query.get("direction", "desc") == "desc"
    found.sort(key=lambda one: one[field], reverse=backwards)
    return listed(call, [show_pull(call, repo, one) for one in found])


def _matches(repo: dict, query: dict[str, str], issue: dict) -> bool:
    pull = issue["pull"]
    return (
        query.get("state", "open") in ("all", issue["state"])
        and query.get("base", pull["base"]) == pull["base"]
        and query.get("head", "") in ("", f"{repo['owner']}:{pull['head']}")
    )


def get(call: Call) -> dict:
    """Show one pull request with its size."""
    repo = find(call)
    issue = _load(call, repo)
    files, pull = issue["pull"]["files"], issue["pull"]
    merged = pull["merged_at"] is not None
    return show_pull(call, repo, issue) | {
        "merged": merged,
        "mergeable": None if merged else issue["state"] == "open" and not pull["draft"],
        "mergeable_state": "draft" if pull["draft"] else "unknown" if merged else "clean",
        "comments": issue["comments"],
        "commits": 1,
        "additions": sum(one["additions"] for one in files),
        "deletions": sum(one["deletions"] for one in files),
        "changed_files": len(files),
    }


def _load(call: Call, repo: dict) -> dict:
    issue = load(call, repo, call.path["number"])
    if not issue["pull"]:
        raise Refusal("not_found")
    return issue


def list_files(call: Call) -> HttpResponse:
    """List what a pull request changes."""
    files = _load(call, find(call))["pull"]["files"]
    shown = [{name: one[name] for name in one if name != "content"} for one in files]
    return listed(call, [one | {"changes": one["additions"] + one["deletions"]} for one in shown])


def create(call: Call) -> HttpResponse:
    """Open a pull request from a branch that has changes."""
    repo, body = find(call), call.body
    for field in ("title", "head", "base"):
        if not isinstance(body.get(field), str) or not body[field]:
            raise invalid("PullRequest", field)
    head = body["head"].removeprefix(f"{repo['owner']}:")
    _check_branches(call, repo, head, body["base"])
    pull = {
        "head": head,
        "base": body["base"],
        "draft": bool(body.get("draft", False)),
        "merged_at": None,
        "merge_sha": None,
        "files": repo["changes"][head],
    }
    issue = open_issue(call, repo, body["title"], body.get("body"), pull=pull)
    answer = show_pull(call, repo, issue)
    webhook.tell(call, repo, "pull_request", "opened", pull_request=answer)
    return created(answer, answer["url"])


def _check_branches(call: Call, repo: dict, head: str, base: str) -> None:
    if not is_member(call, repo):
        raise Refusal("forbidden", "Must have push access to Repository.")
    for field, branch in (("head", head), ("base", base)):
        if branch not in repo["branches"]:
            raise invalid("PullRequest", field, "invalid")
    if head == base or head not in repo["changes"]:
        raise _custom(f"No commits between {base} and {head}")
    if any(one["pull"] and _is_open(one, head) for one in of_repo(call, repo)):
        raise _custom(f"A pull request already exists for {repo['owner']}:{head}.")


def _is_open(issue: dict, head: str) -> bool:
    return issue["state"] == "open" and issue["pull"]["head"] == head


def _custom(message: str) -> Refusal:
    error = {"resource": "PullRequest", "code": "custom", "message": message}
    return Refusal("invalid", errors=[error])


def merge(call: Call) -> dict:
    """Merge an open pull request: its files arrive on the base branch."""
    repo = find(call)
    issue = _load(call, repo)
    if not is_member(call, repo):
        raise Refusal("forbidden", "Must have push access to Repository.")
    if call.body.get("merge_method", "merge") not in METHODS:
        raise invalid("PullRequest", "merge_method", "invalid")
    if issue["state"] != "open" or issue["pull"]["draft"]:
        raise Refusal("not_mergeable")
    if call.body.get("sha", "") not in ("", repo["branches"].get(issue["pull"]["head"])):
        raise Refusal("head_changed")
    sha = merge_changes(call, repo, issue)
    shown = show_pull(call, repo, issue) | {"merged": True}
    webhook.tell(call, repo, "pull_request", "closed", pull_request=shown)
    return {"sha": sha, "merged": True, "message": "Pull Request successfully merged"}
