"""Issues, comments and pull requests as GitHub shows them."""

from zlib import crc32

from sandbox.calls import Call
from sandbox.fakes.github.users import brief

COLOURS = {
    "bug": "d73a4a",
    "enhancement": "a2eeef",
    "documentation": "0075ca",
    "question": "d876e3",
}


def show(call: Call, issue: dict) -> dict:
    """Show an issue; a pull request among issues carries the key `pull_request`."""
    place = f"repos/{issue['repo']}"
    word = "pull" if issue["pull"] else "issues"
    shown = _common(call, issue) | {
        "url": call.url(f"{place}/issues/{issue['number']}"),
        "repository_url": call.url(place),
        "comments_url": call.url(f"{place}/issues/{issue['number']}/comments"),
        "html_url": f"https://github.com/{issue['repo']}/{word}/{issue['number']}",
        "comments": issue["comments"],
        "state_reason": issue["state_reason"],
    }
    return shown | {"pull_request": _link(call, issue)} if issue["pull"] else shown


def _common(call: Call, issue: dict) -> dict:
    number = crc32(f"{issue['repo']}#{issue['number']}".encode())
    assignees = [brief(call, login) for login in issue["assignees"]]
    kept = ("number", "title", "body", "state", "created_at", "updated_at", "closed_at")
    return {name: issue[name] for name in kept} | {
        "id": number,
        "node_id": f"I_{number}",
        "user": brief(call, issue["author"]),
        "labels": [_label(call, issue["repo"], name) for name in issue["labels"]],
        "locked": False,
        "assignee": assignees[0] if assignees else None,
        "assignees": assignees,
        "milestone": None,
        "author_association": _association(issue["repo"], issue["author"]),
    }


def _association(repo: str, author: str) -> str:
    return "OWNER" if repo.startswith(f"{author}/") else "COLLABORATOR"


def _label(call: Call, repo: str, name: str) -> dict:
    return {
        "id": crc32(name.encode()),
        "url": call.url(f"repos/{repo}/labels/{name}"),
        "name": name,
        "color": COLOURS.get(name, "ededed"),
        "default": name in COLOURS,
        "description": None,
    }


def _link(call: Call, issue: dict) -> dict:
    return {
        "url": call.url(f"repos/{issue['repo']}/pulls/{issue['number']}"),
        "html_url": f"https://github.com/{issue['repo']}/pull/{issue['number']}",
        "merged_at": issue["pull"]["merged_at"],
    }


def show_comment(call: Call, comment: dict) -> dict:
    """Show a comment on an issue."""
    repo, number = comment["issue"].split("#")
    return {
        "id": comment["id"],
        "url": call.url(f"repos/{repo}/issues/comments/{comment['id']}"),
        "html_url": f"https://github.com/{repo}/issues/{number}#issuecomment-{comment['id']}",
        "issue_url": call.url(f"repos/{repo}/issues/{number}"),
        "user": brief(call, comment["author"]),
        "created_at": comment["created_at"],
        "updated_at": comment["updated_at"],
        "author_association": _association(repo, comment["author"]),
        "body": comment["body"],
    }


def show_pull(call: Call, repo: dict, issue: dict) -> dict:
    """Show a pull request."""
    pull = issue["pull"]
    return (
        _common(call, issue)
        | _link(call, issue)
        | {
            "issue_url": call.url(f"repos/{issue['repo']}/issues/{issue['number']}"),
            "diff_url": f"https://github.com/{issue['repo']}/pull/{issue['number']}.diff",
            "head": _end(call, repo, pull["head"]),
            "base": _end(call, repo, pull["base"]),
            "draft": pull["draft"],
            "merge_commit_sha": pull["merge_sha"],
        }
    )


def _end(call: Call, repo: dict, branch: str) -> dict:
    return {
        "label": f"{repo['owner']}:{branch}",
        "ref": branch,
        "sha": repo["branches"].get(branch, "0" * 40),
        "user": brief(call, repo["owner"]),
        "repo": {"full_name": repo["full_name"], "private": repo["private"], "id": repo["id"]},
    }
