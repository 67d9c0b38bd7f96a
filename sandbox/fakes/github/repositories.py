"""Repositories: who sees which, their branches and their commits."""

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.github.answers import invalid, listed
from sandbox.fakes.github.users import brief
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
