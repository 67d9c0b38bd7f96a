"""The operations of Atlassian's and Jira's APIs that are played."""

from collections.abc import Callable

from sandbox.calls import Call
from sandbox.fake import Route
from sandbox.fakes.jira import (
    comments,
    issues,
    people,
    projects,
    search,
    sites,
    webhooks,
    workflow,
)
from sandbox.fakes.jira.notifying import of_update

READ, WRITE, PEOPLE = ("read:jira-work",), ("write:jira-work",), ("read:jira-user",)
HOOKS = ("manage:jira-webhook",)
ISSUE = "issue/<issue>"


def on_site(
    methods: str, path: str, handle: Callable[[Call], object], scopes: tuple[str, ...]
) -> Route:
    """Return an operation of a site, for the people who are on it."""

    def checked(call: Call) -> object:
        sites.check(call)
        return handle(call)

    return Route(methods, f"ex/jira/<site>/rest/api/3/{path}", checked, scopes)


ROUTES = (
    Route("GET", "me", people.me, ("read:me",)),
    Route("GET", "oauth/token/accessible-resources", sites.accessible),
    on_site("GET", "myself", people.myself, PEOPLE),
    on_site("GET", "user/search", people.search, PEOPLE),
    on_site("GET", "project/search", projects.search, READ),
    on_site("GET", "issuetype/project", projects.issue_types, READ),
    on_site("POST", "search/jql", search.search, READ),
    on_site("POST", "issue", issues.create, WRITE),
    on_site("GET", ISSUE, issues.get, READ),
    on_site("PUT", ISSUE, of_update(issues.update), WRITE),
    on_site("PUT", f"{ISSUE}/assignee", of_update(issues.assign), WRITE),
    on_site("GET", f"{ISSUE}/transitions", workflow.transitions, READ),
    on_site("POST", f"{ISSUE}/transitions", of_update(workflow.move), WRITE),
    on_site("GET", f"{ISSUE}/comment", comments.list_all, READ),
    on_site("POST", f"{ISSUE}/comment", comments.add, WRITE),
    on_site("GET", "webhook", webhooks.list_all, HOOKS),
    on_site("POST", "webhook", webhooks.register, HOOKS),
    on_site("PUT", "webhook/refresh", webhooks.refresh, HOOKS),
    on_site("DELETE", "webhook", webhooks.remove, HOOKS),
)
