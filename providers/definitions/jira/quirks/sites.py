"""Jira lives on sites: a connection reaches those that the person opened to it."""

import re
from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.spec import Call, Identity, UpstreamRequest

ME = "https://api.atlassian.com/me"
SITES = "https://api.atlassian.com/oauth/token/accessible-resources"
CLOUD_ID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
JIRA_SCOPE = re.compile(r":jira(-|$)")


def identity(call: Call) -> Identity:
    """Atlassian's token says nothing of sites: they are asked for, and the first one is the default."""
    about = call.send(UpstreamRequest("GET", call.url(ME))).body
    sites = jira_sites(call.send(UpstreamRequest("GET", call.url(SITES))).body)
    return Identity(
        id=about["account_id"],
        name=about.get("name") or "",
        email=about.get("email") or "",
        extra={"sites": sites} | ({"cloud_id": sites[0]["id"]} if sites else {}),
    )


def jira_sites(resources: list[dict[str, Any]]) -> list[dict[str, str]]:
    """A site of Confluence alone is listed too, and one of both twice: scopes are granted per site."""
    found = {each["id"]: each for each in resources if is_jira(each)}
    return [{name: each.get(name, "") for name in ("id", "name", "url")} for each in found.values()]


def is_jira(resource: dict[str, Any]) -> bool:
    """Say whether a resource is a site of Jira: Confluence's are listed with them."""
    may_be = re.fullmatch(CLOUD_ID, resource["id"]) is not None
    return may_be and any(JIRA_SCOPE.search(scope) for scope in resource.get("scopes", []))


def at_site(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Jira names the site in the path: another one of the connection's may take the first one's place."""
    chosen, first = call.arguments.get("site_id"), call.connection["cloud_id"]
    if not chosen:
        return request
    if chosen not in [site["id"] for site in call.connection.get("sites", [])]:
        raise Invalid(
            f"site_id: {chosen!r} is not a site of this connection",
            fields={"site_id": ["Not a site of this connection."]},
        )
    url = request.url.replace(f"/ex/jira/{first}/", f"/ex/jira/{chosen}/", 1)
    return replace(request, url=url)
