"""What data alone cannot say about Linear: everything is GraphQL, at one address."""

from dataclasses import replace
from typing import Any

from config.api.errors import NotFound
from providers.definitions.linear import documents
from providers.definitions.linear.api import API
from providers.definitions.linear.filters import is_id, issue_filter, team
from providers.spec import Call, Identity, UpstreamRequest


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
    body = dict(request.json)
    return body.pop("query"), body


def sending(request: UpstreamRequest, query: str, variables: dict[str, Any]) -> UpstreamRequest:
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


def asked(query: str, variables: dict[str, Any], call: Call) -> dict[str, Any]:
    """Send one more document and return its data."""
    body = {"query": query, "variables": variables}
    return call.send(UpstreamRequest("POST", call.url(f"{API}/graphql"), json=body)).body["data"]


def data(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Linear wraps what was asked for in `data`."""
    return body["data"]


def the_one(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Linear names the one thing that was asked for, which our caller knows."""
    [answer] = body["data"].values()
    return answer


def the_made(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Linear tells of a success beside what was made; a failure is an error by now."""
    [thing] = (value for name, value in the_one(body, call).items() if name != "success")
    return thing


def identity(call: Call) -> Identity:
    """Linear's users belong to one workspace each, so the workspace is part of who they are."""
    about = asked(documents.ME, {}, call)
    viewer, organization = about["viewer"], about["organization"]
    return Identity(
        id=f"{organization['id']}:{viewer['id']}",
        name=f"{viewer['name']} in {organization['name']}",
        email=viewer.get("email") or "",
        extra={
            "organization_id": organization["id"],
            "organization": organization["urlKey"],
            "viewer_id": viewer["id"],
        },
    )
