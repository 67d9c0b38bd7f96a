"""Jira's first data: what three people have to do, on two sites."""

from datetime import UTC, datetime, timedelta

from sandbox.fakes.jira.finding import written
from sandbox.fakes.jira.seed_data import COMMENTS, ISSUES, PROJECTS
from sandbox.fakes.jira.sites import shelf_of


def seed() -> None:
    """Fill both sites."""
    for site, projects in PROJECTS.items():
        shelf_of(site, "project").add_many(
            [
                (one["key"], number, one | {"last": len(ISSUES[one["key"]])})
                for number, one in enumerate(projects)
            ]
        )
        issues = [issue for one in projects for issue in _issues(one)]
        entries = [(issue["key"], number, issue) for number, issue in enumerate(issues)]
        shelf_of(site, "issue").add_many(entries)
        ids = {issue["key"]: issue["id"] for issue in issues}
        comments = [_comment(one, ids) for one in COMMENTS if one["on"] in ids]
        entries = [(one["id"], number, one) for number, one in enumerate(comments)]
        shelf_of(site, "comment").add_many(entries)


def _issues(project: dict) -> list[dict]:
    return [
        _issue(project, number, template)
        for number, template in enumerate(ISSUES[project["key"]], 1)
    ]


def _issue(project: dict, number: int, template: dict) -> dict:
    days = template["days"]
    return {
        "id": str(int(project["id"]) * 10 + number),
        "key": f"{project['key']}-{number}",
        "project": project["key"],
        "type": template.get("type", "Task"),
        "summary": template["summary"],
        "description": _document(template["text"]) if "text" in template else None,
        "status": template.get("status", "To Do"),
        "priority": template.get("priority", "Medium"),
        "assignee": template.get("for"),
        "reporter": template["by"],
        "labels": template.get("labels", []),
        "created": _ago(days),
        "updated": _ago(days / 2),
    }


def _comment(template: dict, ids: dict[str, str]) -> dict:
    return {
        "id": template["id"],
        "issue": ids[template["on"]],
        "author": template["by"],
        "body": _document(template["text"]),
        "created": _ago(template["days"]),
    }


def _document(text: str) -> dict:
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": text}]}
    return {"type": "doc", "version": 1, "content": [paragraph]}


def _ago(days: float) -> str:
    return written(datetime.now(UTC) - timedelta(days=days))
