"""What a webhook of Jira tells, as events of ours."""

from typing import Any
from urllib.parse import urlsplit

from providers.definitions.jira.quirks.documents import text_of
from providers.members import dig
from providers.spec import Delivery, Notice, Unreadable

IDENTIFIER = "X-Atlassian-Webhook-Identifier"  # the same however often it is delivered
VERBS = {"created": "created", "updated": "changed", "deleted": "deleted"}
MOST_CHANGES, LONGEST_TEXT = 20, 2_000


def read(delivery: Delivery) -> list[Notice]:
    """One delivery is for every webhook that its issue fits; an admin's names none, but the issue's people."""
    body = delivery.json
    event, issue = dig(body, "webhookEvent"), dig(body, "issue")
    if not isinstance(event, str) or not (issue is None or isinstance(issue, dict)):
        raise Unreadable("no event of Jira")
    host = urlsplit(str(dig(issue, "self") or "")).hostname or ""
    told = {
        "type": type_of(event),
        "id": delivery.headers.get(IDENTIFIER, ""),
        "summary": sentence(event, body),
        "payload": kept(body, host),
    }
    matched = dig(body, "matchedWebhookIds")
    if isinstance(matched, list) and matched:
        return [Notice(subscription=f"{host}:{number}", **told) for number in matched]
    return [Notice(about=people_of(issue, host), **told)]


def type_of(event: str) -> str:
    """Return `issue.created` for `jira:issue_created`, `comment.created` for `comment_created`."""
    thing, _, verb = event.removeprefix("jira:").partition("_")
    known = thing in ("issue", "comment") and verb in VERBS
    return f"{thing}.{verb}" if known else f"jira.{event.removeprefix('jira:')}"


def people_of(issue: Any, host: str) -> tuple[str, ...]:
    """An issue is surely shown to whom it is assigned, and to who reported it."""
    found = (dig(issue, f"fields.{role}.accountId") for role in ("assignee", "reporter"))
    return tuple(dict.fromkeys(f"{host}:{person}" for person in found if person))


def sentence(event: str, body: Any) -> str:
    """Return what happened, in a sentence."""
    who = dig(body, "user.displayName") or dig(body, "comment.author.displayName") or "Somebody"
    thing, _, verb = event.removeprefix("jira:").partition("_")
    what = f"{dig(body, 'issue.key')}: {dig(body, 'issue.fields.summary') or 'no summary'}"
    if thing == "issue" and verb in VERBS:
        return f"{who} {VERBS[verb]} {what}"
    if thing == "comment" and verb in VERBS:
        return f"{who} {VERBS[verb]} a comment on {what}"
    return f"Jira: {event}"


def kept(body: Any, host: str) -> dict[str, Any]:
    """Return what is worth keeping of an issue, its comment and its changes."""
    issue, key = dig(body, "issue"), dig(body, "issue.key")
    facts = {
        "id": dig(issue, "id"),
        "key": key,
        "url": f"https://{host}/browse/{key}" if host and key else None,
        "project": dig(issue, "fields.project.key"),
        "summary": dig(issue, "fields.summary"),
        "status": dig(issue, "fields.status.name"),
        "issueType": dig(issue, "fields.issuetype.name"),
        "priority": dig(issue, "fields.priority.name"),
        "assignee": dig(issue, "fields.assignee.displayName"),
        "reporter": dig(issue, "fields.reporter.displayName"),
        "by": dig(body, "user.displayName") or dig(body, "comment.author.displayName"),
    }
    return facts | comment_in(body) | changes_in(body)


def comment_in(body: Any) -> dict[str, Any]:
    """A comment comes as text or as a document, as the webhook's age has it."""
    comment = dig(body, "comment")
    if not isinstance(comment, dict):
        return {}
    said = comment.get("body")
    text = said if isinstance(said, str) else text_of(said)
    return {"comment": {"id": comment.get("id"), "text": text[:LONGEST_TEXT]}}


def changes_in(body: Any) -> dict[str, Any]:
    """Return which fields changed, from what to what."""
    items = dig(body, "changelog.items")
    if not isinstance(items, list):
        return {}
    changes = [
        {
            "field": item.get("field"),
            "from": cut(item.get("fromString")),
            "to": cut(item.get("toString")),
        }
        for item in items[:MOST_CHANGES]
        if isinstance(item, dict)
    ]
    return {"changes": changes}


def cut(value: Any) -> Any:
    return value[:LONGEST_TEXT] if isinstance(value, str) else value
