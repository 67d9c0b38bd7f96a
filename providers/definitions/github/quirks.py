"""What data alone cannot say about GitHub."""

from dataclasses import replace
from typing import Any

from providers import grants
from providers.definitions.github.api import API, HEADERS
from providers.spec import MAIN, Call, Grant, Identity, UpstreamRequest


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """GitHub names no scopes for a GitHub App's token: its app's settings say what it may do."""
    grant = grants.read_grant(answer)
    return {MAIN: replace(grant, scopes=grant.scopes or None)}


def joined_labels(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """GitHub filters by labels in one comma-separated text."""
    labels = call.arguments.get("labels")
    if labels is None:
        return request
    return replace(request, params={**request.params, "labels": ",".join(labels)})


def identity(call: Call) -> Identity:
    """GitHub shows an e-mail address in the profile only to users who made it public."""
    user = call.send(asking("/user", call)).body
    return Identity(
        id=str(user["id"]),
        name=user["login"],
        email=user.get("email") or primary_email(call),
        extra={"login": user["login"]},
    )


def primary_email(call: Call) -> str:
    """GitHub lists private addresses apart, and refuses when `user:email` was not granted."""
    [answer] = call.send_each([asking("/user/emails", call)])
    addresses = answer.body if answer else []
    return next((each["email"] for each in addresses if each.get("primary")), "")


def asking(path: str, call: Call) -> UpstreamRequest:
    return UpstreamRequest("GET", call.url(API + path), headers=HEADERS)


def mark_merged(pulls: list[dict[str, Any]], call: Call) -> list[dict[str, Any]]:
    """GitHub says `merged` of a single pull request only; a list has `merged_at` alone."""
    return [{**pull, "merged": pull.get("merged_at") is not None} for pull in pulls]
