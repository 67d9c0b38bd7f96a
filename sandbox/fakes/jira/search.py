"""Search issues with JQL: pages by token, no total, and ids alone unless fields are named."""

from sandbox.calls import Call
from sandbox.fakes.jira.jql import parse
from sandbox.fakes.jira.showing import show_issue
from sandbox.fakes.jira.sites import shelf
from sandbox.paging import page_of
from sandbox.refusals import Refusal
from sandbox.shapes import fits

SHAPES = {
    "jql": str,
    "nextPageToken": str,
    "maxResults": int,
    "fields": [str],
    "expand": str,
    "properties": [str],
    "fieldsByKeys": bool,
    "reconcileIssues": [int],
}
PAYLOAD = "Invalid request payload. Refer to the REST API documentation and try again."


def search(call: Call) -> dict:
    """Answer one page of the issues that fit."""
    asked = call.body
    if not set(asked) <= set(SHAPES) or not fits(asked, SHAPES):
        raise Refusal("invalid", PAYLOAD)
    size = asked.get("maxResults") or 50
    if not 1 <= size <= 5000:
        raise Refusal("invalid", "The max results parameter has to be between 1 and 5,000.")
    found = _found(call, asked.get("jql") or "")
    shown, token = page_of(found, size, asked.get("nextPageToken") or "")
    issues = [show_issue(call, issue, asked.get("fields") or []) for issue in shown]
    return {"issues": issues, "isLast": not token} | ({"nextPageToken": token} if token else {})


def _found(call: Call, query: str) -> list[dict]:
    restrictions, order, falls = parse(query, call.person.key)
    found = [one for one in shelf(call, "issue").all() if all(fit(one) for fit in restrictions)]
    return sorted(found, key=lambda one: one[order], reverse=falls)
