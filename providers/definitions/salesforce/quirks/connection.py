"""Salesforce's token answers, and whom a connection belongs to."""

from dataclasses import replace
from typing import Any

from providers import grants
from providers.definitions.salesforce.hosts import USERINFO
from providers.spec import MAIN, Call, Grant, Identity, UpstreamRequest


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """Salesforce names the organisation's own host in every token answer, and it may move."""
    host = answer.get("instance_url")
    return {MAIN: replace(grants.read_grant(answer), extra={"instance_url": host} if host else {})}


def identity(call: Call) -> Identity:
    """Salesforce's people belong to an organisation; the many URLs in the answer are not followed."""
    about = call.send(UpstreamRequest("GET", call.url(USERINFO))).body
    organisation, user = about["organization_id"], about["user_id"]
    return Identity(
        id=f"{organisation}:{user}",
        name=about.get("name") or about.get("preferred_username") or user,
        email=about.get("email") or "",
        extra={"organization_id": organisation, "user_id": user},
    )
