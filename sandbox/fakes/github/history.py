"""Branches and commits."""

from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from sandbox.calls import Call
from sandbox.fakes.github.answers import invalid, listed
from sandbox.fakes.github.repositories import find
from sandbox.fakes.github.users import brief
from sandbox.people import PEOPLE
from sandbox.refusals import Refusal


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
