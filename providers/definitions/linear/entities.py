"""Which things of Linear we have words for, what of them is kept, and how they are told to people."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entity:
    """Our word for a kind of thing, how one is called in a sentence, and where the kept members stand."""

    word: str = ""
    called: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)


ISSUE = {
    "identifier": "data.identifier",
    "title": "data.title",
    "state": "data.state.name",
    "priority": "data.priorityLabel",
    "assignee": "data.assignee.name",
    "team": "data.team.key",
    "project": "data.project.name",
    "due": "data.dueDate",
    "description": "data.description",
}
COMMENT = {
    "body": "data.body",
    "author": "data.user.name",
    "issue": "data.issue.identifier",
    "title": "data.issue.title",
    "team": "data.issue.team.key",
}
PROJECT = {
    "name": "data.name",
    "state": "data.status.name",
    "lead": "data.lead.name",
    "start": "data.startDate",
    "target": "data.targetDate",
}
NAMED = {"name": "data.name", "team": "data.team.key"}
REACTION = {"emoji": "data.emoji", "issue": "data.issue.identifier", "title": "data.issue.title"}
ATTACHMENT = {"title": "data.title", "subtitle": "data.subtitle", "link": "data.url"}

ENTITIES = {
    "Issue": Entity("issue", "{identifier}: {title}", ISSUE),
    "Comment": Entity("comment", "a comment on {issue}: {title}", COMMENT),
    "Project": Entity("project", "the project {name}", PROJECT),
    "Cycle": Entity("cycle", "the cycle {name}", NAMED),
    "IssueLabel": Entity("label", "the label {name}", NAMED),
    "Reaction": Entity("reaction", "a reaction to {issue}: {title}", REACTION),
    "Attachment": Entity("attachment", "the attachment {title}", ATTACHMENT),
}
TEAMS_AT = (
    "data.teamId",
    "data.team.id",
    "data.issue.teamId",
    "data.issue.team.id",
    "issueData.teamId",
)
