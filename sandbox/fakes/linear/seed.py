"""Linear's first data; what cannot be changed is not stored."""

from collections import Counter

from sandbox.documents import Shelf
from sandbox.fakes.linear.dates import ago
from sandbox.fakes.linear.seed_data import COMMENTS, ISSUES, ORGANIZATION, USERS
from sandbox.fakes.linear.workspace import state_named


def seed() -> None:
    """Fill the workspace."""
    numbers: Counter[str] = Counter()
    for place, template in enumerate(ISSUES, 1):
        numbers[template["team"]] += 1
        issue = _issue(place, numbers[template["team"]], template)
        _shelf("issue").add(issue["id"], issue, place)
    for place, (issue_place, author, body, days) in enumerate(COMMENTS, 1):
        comment = {
            "id": f"77770000-0000-4000-8000-{place:012}",
            "issue": issue_id(issue_place),
            "user": USERS[author],
            "body": body,
            "parent": None,
            "createdAt": ago(days),
        }
        _shelf("comment").add(comment["id"], comment, place)


def issue_id(place: int) -> str:
    """Return the id of an issue of the first data."""
    return f"66660000-0000-4000-8000-{place:012}"


def _issue(place: int, number: int, template: dict) -> dict:
    return {
        "id": issue_id(place),
        "number": number,
        "team": template["team"],
        "title": template["title"],
        "description": template.get("description"),
        "priority": template["priority"],
        "state": state_named(template["team"], template["state"])["id"],
        "assignee": USERS.get(template["assignee"]),
        "creator": USERS[template["creator"]],
        "project": template["project"],
        "labels": template["labels"],
        "estimate": None,
        "dueDate": None,
        "createdAt": ago(template["days"]),
        "updatedAt": ago(template["days"] / 2),
        "archivedAt": None,
    }


def _shelf(kind: str) -> Shelf:
    return Shelf("linear", ORGANIZATION["id"], kind)
