"""Tell webhooks what happened to an issue, with a token that the app's secret made."""

import time
from collections.abc import Callable
from functools import wraps
from uuid import uuid4

import jwt
from django.conf import settings

from sandbox import deliveries
from sandbox.calls import Call
from sandbox.fakes.jira import people
from sandbox.fakes.jira.finding import find
from sandbox.fakes.jira.showing import show_issue
from sandbox.fakes.jira.sites import NAMES, shelf
from sandbox.fakes.jira.webhooks import alive, projects_in

LIFE = 180


def tell(call: Call, event: str, issue: dict, **more: object) -> None:
    """Deliver once to each address, whatever number of its webhooks the issue fits."""
    fitting = [hook for hook in alive(call) if event in hook["events"] and _fits(call, hook, issue)]
    for url in sorted({hook["url"] for hook in fitting}):
        matched = [hook["id"] for hook in fitting if hook["url"] == url]
        _send(call, event, url, _body(call, event, issue) | more | {"matchedWebhookIds": matched})


def _fits(call: Call, hook: dict, issue: dict) -> bool:
    project = next(one for one in shelf(call, "project").all() if one["key"] == issue["project"])
    return bool(projects_in(hook["jqlFilter"]) & {project["id"], project["key"]})


def _body(call: Call, event: str, issue: dict) -> dict:
    place = f"https://{NAMES[call.path['site']]}.atlassian.net/rest/api/2/issue/{issue['id']}"
    return {
        "timestamp": int(time.time() * 1000),
        "webhookEvent": event,
        "user": people.show(call, call.person.key),
        "issue": show_issue(call, issue, ["*all"]) | {"self": place},
    }


def _send(call: Call, event: str, url: str, body: dict) -> None:
    now = int(time.time())
    claims = {"iss": call.fake.client_id, "iat": now, "exp": now + LIFE}
    token = jwt.encode(claims, settings.CLIENT_SECRET, algorithm="HS256")
    headers = {
        "Authorization": f"Bearer {token}",
        "X_Atlassian_Webhook_Identifier": str(uuid4()),
    }
    deliveries.send(deliveries.in_json("jira", event, url, body, **headers))


def of_update(handle: Callable[[Call], object]) -> Callable[[Call], object]:
    """Return the operation, followed by word of what it changed."""

    @wraps(handle)
    def told(call: Call) -> object:
        before, result = find(call), handle(call)
        after = find(call)
        items = [
            {"field": name, "fromString": str(before[name]), "toString": str(after[name])}
            for name in after
            if name != "updated" and before[name] != after[name]
        ]
        tell(call, "jira:issue_updated", after, changelog={"items": items})
        return result

    return told
