"""What Jira wants to be told about issues: everything inside `fields`, most of it wrapped once more."""

from dataclasses import replace
from typing import Any

from providers.definitions.jira.quirks.documents import document
from providers.definitions.jira.quirks.sites import at_site
from providers.spec import Call, UpstreamRequest


def as_new_issue(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Jira names project and type of an issue by objects."""
    given = call.arguments
    place = {"project": {"key": given["project"]}, "issuetype": {"name": given["type"]}}
    return sent(request, call, {"fields": fields_of(given) | place})


def as_changes(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Jira wants the changed fields together, and answers them with nothing."""
    return sent(request, call, {"fields": fields_of(call.arguments)})


def as_transition(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Jira wraps the id of the transition."""
    return sent(request, call, {"transition": {"id": call.arguments["transitionId"]}})


def as_assignee(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Jira wants null for nobody: left out, it is an error."""
    return sent(request, call, {"accountId": call.arguments.get("accountId")})


def as_comment(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Jira keeps a comment as a document."""
    return sent(request, call, {"body": document(call.arguments["text"])})


def fields_of(given: dict[str, Any]) -> dict[str, Any]:
    """Return Jira's form of the fields that have a parameter, on top of those the caller formed."""
    formed = {
        "summary": lambda text: text,
        "description": document,
        "labels": lambda labels: labels,
        "priority": lambda name: {"name": name},
        "assignee": lambda account_id: {"accountId": account_id},
    }
    found = {name: form(given[name]) for name, form in formed.items() if name in given}
    return given.get("fields", {}) | found


def sent(request: UpstreamRequest, call: Call, body: dict[str, Any]) -> UpstreamRequest:
    """Return the request with this body, at the site that was asked for."""
    return at_site(replace(request, json=body), call)
