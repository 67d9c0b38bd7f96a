"""GitHub's first data: three repositories for each person, with issues and pull requests."""

from zlib import crc32

from sandbox.documents import Shelf
from sandbox.fakes.github.dates import ago, moment
from sandbox.fakes.github.merging import new_sha
from sandbox.fakes.github.seed_data import CHANGES, COMMITS, ISSUES, PULLS, REPOSITORIES
from sandbox.people import PEOPLE, Person

WORLD = "github"  # one owner for everything: who sees what is decided per repository


def seed() -> None:
    """Fill GitHub."""
    comments = []
    for person in PEOPLE:
        for order, template in enumerate(REPOSITORIES):
            _add_repository(person, order, template)
            comments += _add_issues(person, template["name"])
    shelf = Shelf("github", WORLD, "comment")
    entries = [
        (str(number), number, one | {"id": number}) for number, one in enumerate(comments, 1)
    ]
    shelf.add_many(entries)


def _add_repository(person: Person, order: int, template: dict) -> None:
    full_name = f"{person.login}/{template['name']}"
    others = [one.login for one in PEOPLE if one != person]
    commits = [_commit(person, full_name, one) for one in COMMITS]
    branches = {one["branch"]: one["sha"] for one in reversed(commits)}
    opened = [one for one in (*ISSUES, *PULLS) if one["state"] == "open"]
    repo = template | {
        "id": crc32(full_name.encode()),
        "full_name": full_name,
        "owner": person.login,
        "collaborators": others if template["shared"] else [],
        "default_branch": "main",
        "created_at": ago(400 - order),
        "updated_at": ago(2 + order),
        "pushed_at": ago(2 + order),
        "open_issues": len(opened),
        "branches": branches,
        "changes": CHANGES | {one["head"]: one["files"] for one in PULLS if one in opened},
        "commits": commits,
    }
    _shelf("repository").add(full_name.lower(), repo, int(moment(400 - order).timestamp()))


def _commit(person: Person, full_name: str, template: dict) -> dict:
    sha = new_sha(f"{full_name}{template['message']}")
    author = _login(person, template["author"])
    return template | {"sha": sha, "author": author, "date": ago(template["days"])}


def _add_issues(person: Person, name: str) -> list[dict]:
    """Add a repository's issues and pull requests; return their comments."""
    full_name, comments = f"{person.login}/{name}", []
    for number, template in enumerate(_by_age(), 1):
        issue = _issue(person, full_name, number, template)
        position = int(moment(template["days"]).timestamp())
        _shelf("issue").add(f"{full_name.lower()}#{number}", issue, position)
        comments += [_comment(person, issue, one) for one in template["comments"]]
    return comments


def _by_age() -> list[dict]:
    """Return issues and pull requests in the order they were opened."""
    return sorted((*ISSUES, *PULLS), key=lambda template: -template["days"])


def _issue(person: Person, full_name: str, number: int, template: dict) -> dict:
    is_open = template["state"] == "open"
    return {
        "repo": full_name,
        "number": number,
        "title": template["title"],
        "body": template["body"],
        "state": template["state"],
        "state_reason": None if is_open else "completed",
        "author": _login(person, template["author"]),
        "labels": template["labels"],
        "assignees": [person.login] if template["author"] == "me" else [],
        "comments": len(template["comments"]),
        "created_at": ago(template["days"]),
        "updated_at": ago(template["days"] / 2),
        "closed_at": None if is_open else ago(template["days"] / 2),
        "pull": _pull(template) if "head" in template else None,
    }


def _pull(template: dict) -> dict:
    merged = template["state"] == "closed"
    return {
        "head": template["head"],
        "base": "main",
        "draft": False,
        "merged_at": ago(template["days"] / 2) if merged else None,
        "merge_sha": new_sha(template["title"]) if merged else None,
        "files": template["files"],
    }


def _comment(person: Person, issue: dict, template: tuple[str, str]) -> dict:
    author, text = template
    return {
        "issue": f"{issue['repo']}#{issue['number']}",
        "author": _login(person, author),
        "body": text,
        "created_at": issue["updated_at"],
        "updated_at": issue["updated_at"],
    }


def _login(person: Person, role: str) -> str:
    """Say who `me`, `one` and `other` are from this person's point of view."""
    others = [one.login for one in PEOPLE if one != person]
    return {"me": person.login, "one": others[0], "other": others[1]}[role]


def _shelf(kind: str) -> Shelf:
    return Shelf("github", WORLD, kind)
