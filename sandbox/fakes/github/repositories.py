"""Repositories: who sees which, their branches and their commits."""

from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from sandbox.calls import Call
from sandbox.fakes.github.answers import invalid, listed
from sandbox.fakes.github.users import brief
from sandbox.people import PEOPLE
from sandbox.refusals import Refusal

SORTS = {"created": "created_at", "updated": "updated_at", "pushed": "pushed_at"}


def find(call: Call, full_name: str = "") -> dict:
    """Return a repository that the caller may see, by the path or by a given name."""
    full_name = full_name or f"{call.path['owner']}/{call.path['repo']}"
    repo = call.shelf("repository").find(full_name.lower())
    if repo is None or not may_see(call, repo):
        raise Refusal("not_found")
    return repo


def may_see(call: Call, repo: dict) -> bool:
    """Say whether the caller sees a repository: private ones take the scope `repo` as well."""
    return not repo["private"] or (is_member(call, repo) and "repo" in call.caller.scopes)


def is_member(call: Call, repo: dict) -> bool:
    """Say whether the caller may push."""
    return call.person.login in (repo["owner"], *repo["collaborators"])


def list_mine(call: Call) -> HttpResponse:
    """List the caller's own repositories and those shared with them."""
    repos = [repo for repo in call.shelf("repository").all() if is_member(call, repo)]
    repos = [repo for repo in repos if may_see(call, repo) and _wanted(call, repo)]
    sort = call.query.get("sort", "full_name")
    field = SORTS.get(sort, "full_name")
    backwards = call.query.get("direction", "asc" if field == "full_name" else "desc") == "desc"
    repos.sort(key=lambda repo: repo[field], reverse=backwards)
    return listed(call, [show(call, repo) for repo in repos])


def _wanted(call: Call, repo: dict) -> bool:
    visibility = call.query.get("visibility", "all")
    if visibility not in ("all", "public", "private"):
        raise invalid("Repository", "visibility", "invalid")
    affiliation = call.query.get("affiliation", "owner,collaborator").split(",")
    role = "owner" if repo["owner"] == call.person.login else "collaborator"
    return role in affiliation and visibility in ("all", _visibility(repo))


def get(call: Call) -> dict:
    """Show one repository."""
    return show(call, find(call))


def show(call: Call, repo: dict) -> dict:
    """Show a repository as GitHub does."""
    may_push = is_member(call, repo)
    return {
        "id": repo["id"],
        "node_id": f"R_{repo['id']}",
        "name": repo["name"],
        "full_name": repo["full_name"],
        "private": repo["private"],
        "owner": brief(call, repo["owner"]),
        "html_url": f"https://github.com/{repo['full_name']}",
        "description": repo["description"],
        "fork": False,
        "url": call.url(f"repos/{repo['full_name']}"),
        "created_at": repo["created_at"],
        "updated_at": repo["updated_at"],
        "pushed_at": repo["pushed_at"],
        "clone_url": f"https://github.com/{repo['full_name']}.git",
        "size": sum(map(len, repo["files"].values())) // 1024,
        "stargazers_count": repo["stars"],
        "watchers_count": repo["stars"],
        "language": repo["language"],
        "has_issues": True,
        "forks_count": 0,
        "archived": False,
        "disabled": False,
        "open_issues_count": repo["open_issues"],
        "topics": repo["topics"],
        "visibility": _visibility(repo),
        "default_branch": repo["default_branch"],
        "permissions": {"admin": may_push, "push": may_push, "pull": True},
    }


def _visibility(repo: dict) -> str:
    return "private" if repo["private"] else "public"


def list_branches(call: Call) -> HttpResponse:
    """List the branches with the commit each of them ends in."""
    repo = find(call)
    place = f"repos/{repo['full_name']}/commits"
    return listed(
        call,
        [
            {
                "name": name,
                "commit": {"sha": sha, "url": call.url(f"{place}/{sha}")},
                "protected": name == repo["default_branch"],
            }
            for name, sha in sorted(repo["branches"].items())
        ],
    )


def list_commits(call: Call) -> HttpResponse:
    """List commits of a branch, the newest first."""
    repo = find(call)
    commits = _reachable(repo, call.query.get("sha") or repo["default_branch"])
    kept = [commit for commit in commits if _matches(call, commit)]
    return listed(call, [_show_commit(call, repo, commit) for commit in kept])


def _reachable(repo: dict, start: str) -> list[dict]:
    """Return the commits from a branch or a commit backwards."""
    branches = {repo["default_branch"], start}
    commits = [commit for commit in repo["commits"] if commit["branch"] in branches]
    if start in repo["branches"]:
        return commits
    at = next((at for at, one in enumerate(commits) if one["sha"].startswith(start)), None)
    if at is None:
        raise Refusal("not_found", f"No commit found for SHA: {start}")
    return commits[at:]


def _matches(call: Call, commit: dict) -> bool:
    query, when = call.query, parse_datetime(commit["date"])
    path, author = query.get("path", ""), query.get("author", "")
    person = next(one for one in PEOPLE if one.login == commit["author"])
    return (
        any(name.startswith(path) for name in commit["paths"])
        and author in ("", person.login, person.email)
        and _moment(call, "since", when) <= when <= _moment(call, "until", when)
    )


def _moment(call: Call, name: str, default: datetime) -> datetime:
    if name not in call.query:
        return default
    moment = parse_datetime(call.query[name])
    if moment is None:
        raise invalid("Commit", name, "invalid")
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _show_commit(call: Call, repo: dict, commit: dict) -> dict:
    person = next(one for one in PEOPLE if one.login == commit["author"])
    signature = {"name": person.name, "email": person.email, "date": commit["date"]}
    user = brief(call, person.login)
    return {
        "sha": commit["sha"],
        "node_id": f"C_{commit['sha'][:10]}",
        "commit": {
            "author": signature,
            "committer": signature,
            "message": commit["message"],
            "comment_count": 0,
        },
        "url": call.url(f"repos/{repo['full_name']}/commits/{commit['sha']}"),
        "html_url": f"https://github.com/{repo['full_name']}/commit/{commit['sha']}",
        "author": user,
        "committer": user,
        "parents": [],
    }
