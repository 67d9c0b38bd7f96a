"""A caller's arguments as the variables of a fixed document."""

from dataclasses import replace
from typing import Any

from config.api.errors import NotFound
from providers.definitions.linear import documents
from providers.definitions.linear.filters import is_id, issue_filter, team
from providers.definitions.linear.quirks.asking import asked
from providers.spec import Call, UpstreamRequest


def with_variables(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Linear takes a document and, apart from it, its variables: no argument ever joins the document."""
    query, variables = parted(request)
    return sending(request, query, variables)


def with_input(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Linear's mutations take the members of what they make in one variable."""
    query, members = parted(request)
    return sending(request, query, {"input": members})


def filtered_issues(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Linear filters by nested comparators."""
    query, variables = parted(request)
    return sending(request, query, {**variables, "filter": issue_filter(call.arguments)})


def of_team(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Linear lists states and labels of all teams unless a filter says which."""
    query, variables = parted(request)
    wanted = call.arguments.get("team")
    chosen = {"filter": {"team": team(wanted)}} if wanted else {}
    return sending(request, query, {**variables, **chosen})


def new_issue(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Linear names the team of a new issue by its id alone; people know its key."""
    query, members = parted(request)
    return sending(request, query, {"input": {**members, "teamId": team_id(call)}})


def changed_issue(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Linear takes the issue's id beside what changes."""
    query, members = parted(request)
    issue_id = members.pop("id")
    return sending(request, query, {"id": issue_id, "input": members})


def parted(request: UpstreamRequest) -> tuple[str, dict[str, Any]]:
    """Return the query and the arguments, which lie side by side in the body."""
    body = dict(request.json)
    return body.pop("query"), body


def sending(request: UpstreamRequest, query: str, variables: dict[str, Any]) -> UpstreamRequest:
    """Return the request with a query and its variables."""
    return replace(request, json={"query": query, "variables": variables})


def team_id(call: Call) -> str:
    """Return a team's id, asked for if only the key was given."""
    word = call.arguments["teamId"]
    if is_id(word):
        return word
    found = asked(documents.TEAMS, {"filter": team(word), "first": 1}, call)["teams"]["nodes"]
    if not found:
        raise NotFound(f"No Linear team has the key {word!r}", fields={"teamId": ["Unknown."]})
    return found[0]["id"]
