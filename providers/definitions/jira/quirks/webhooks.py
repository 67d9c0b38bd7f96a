"""Webhooks that an OAuth app asks a site for: one address for the whole app, and a filter that names projects."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from config.api.errors import ProviderError
from providers.members import dig
from providers.spec import Call, Made, Order, UpstreamRequest

API = "https://api.atlassian.com/ex/jira/{cloud_id}/rest/api/3"
WEBHOOK = f"{API}/webhook"
LIFE = timedelta(days=30)
EVENTS = [
    "jira:issue_created",
    "jira:issue_updated",
    "jira:issue_deleted",
    "comment_created",
    "comment_updated",
    "comment_deleted",
]
PAGE, MOST_PAGES = 50, 10


def make(call: Call, order: Order) -> Made:
    """The filter may compare some fields, and has no way to say all issues: so it lists the projects."""
    projects = list(projects_of(call))
    if not projects:
        raise ProviderError("Jira shows this connection no project to watch", provider="jira")
    hook = {"events": EVENTS, "jqlFilter": f"project IN ({', '.join(projects)})"}
    body = {"url": order.shared_url, "webhooks": [hook]}
    answer = call.send(UpstreamRequest("POST", call.url(WEBHOOK), json=body)).body
    remote_id = f"{host_of(call)}:{made_id(answer)}"
    return Made(remote_id, datetime.now(UTC) + LIFE, {"projects": projects})


def renew(call: Call, order: Order, made: Made) -> Made:
    """A filter cannot be changed: where there are other projects by now, there has to be another webhook."""
    if list(projects_of(call)) != made.facts.get("projects"):
        other = make(call, order)
        end(call, order, made)
        return other
    url = call.url(f"{WEBHOOK}/refresh")
    call.send(UpstreamRequest("PUT", url, json={"webhookIds": [number_of(made)]}))
    return Made(made.remote_id, datetime.now(UTC) + LIFE, made.facts)


def end(call: Call, order: Order, made: Made) -> None:
    """Jira overlooks the ids of webhooks that are gone."""
    body = {"webhookIds": [number_of(made)]}
    call.send(UpstreamRequest("DELETE", call.url(WEBHOOK), json=body))


def projects_of(call: Call) -> Iterator[str]:
    """Yield the ids of the projects on the connection's first site, in their order."""
    for page in range(MOST_PAGES):
        params = {"startAt": page * PAGE, "maxResults": PAGE, "orderBy": "key"}
        url = call.url(f"{API}/project/search")
        answer = call.send(UpstreamRequest("GET", url, params=params)).body
        yield from (project["id"] for project in answer["values"])
        if answer.get("isLast", True):
            return


def made_id(answer: Any) -> int:
    """Jira answers 200 also where it made none: the reasons stand in the place of the id."""
    result = (dig(answer, "webhookRegistrationResult") or [{}])[0]
    if "createdWebhookId" in result:
        return result["createdWebhookId"]
    reasons = "; ".join(map(str, result.get("errors") or ["no webhook came of it"]))
    raise ProviderError(f"Jira: {reasons[:300]}", provider="jira")


def number_of(made: Made) -> int:
    return int(made.remote_id.rpartition(":")[2])


def host_of(call: Call) -> str:
    """Ids of webhooks are counted by each site, so the site is part of our name for one."""
    first = call.connection["cloud_id"]
    urls = (site["url"] for site in call.connection["sites"] if site["id"] == first)
    return urlsplit(next(urls)).hostname or ""


def known_as(person_id: str, address: str, facts: dict[str, Any]) -> list[str]:
    """Webhooks of admins speak of people: those are on each site that the connection reaches."""
    hosts = (urlsplit(site["url"]).hostname for site in facts.get("sites", []))
    return [f"{host}:{person_id}" for host in hosts]
