"""What each query and mutation does."""

from typing import Any

from sandbox.calls import Call
from sandbox.fakes.linear import changes, comments, issues, people, workspace
from sandbox.fakes.linear.connections import connection
from sandbox.fakes.linear.filtering import chosen
from sandbox.fakes.linear.graphql.running import Resolver
from sandbox.fakes.linear.seed_data import ORGANIZATION


def one_issue(call: Call, asked: dict[str, Any]) -> dict:
    """Find an issue by id or identifier."""
    return issues.show(call, issues.expanded(call, issues.load(call, asked["id"])))


def all_issues(call: Call, asked: dict[str, Any]) -> dict:
    """List issues that fit a filter."""
    found = chosen("IssueFilter", asked.get("filter"), issues.everything(call))
    found.sort(key=lambda one: one[asked.get("orderBy", "createdAt")], reverse=True)
    return connection([issues.show(call, one) for one in found], asked)


def search_issues(call: Call, asked: dict[str, Any]) -> dict:
    """List issues that hold a text."""
    wanted = asked["term"].casefold()
    found = [one for one in issues.everything(call) if wanted in _text(one)]
    return connection([issues.show(call, one) for one in found], asked)


def _text(issue: dict) -> str:
    return f"{issue['title']}\n{issue['description'] or ''}".casefold()


def listing(kind: str, things) -> Resolver:
    """Return the resolver of a list that a filter of one kind thins out."""
    return lambda call, asked: connection(chosen(kind, asked.get("filter"), things(call)), asked)


RESOLVERS: dict[str, Resolver] = {
    "viewer": lambda call, asked: people.viewer(call),
    "organization": lambda call, asked: ORGANIZATION,
    "issue": one_issue,
    "issues": all_issues,
    "searchIssues": search_issues,
    "teams": listing("TeamFilter", lambda call: workspace.teams()),
    "projects": listing("ProjectFilter", workspace.projects),
    "users": listing("UserFilter", people.everybody),
    "workflowStates": listing("WorkflowStateFilter", lambda call: workspace.states()),
    "issueLabels": listing("IssueLabelFilter", lambda call: workspace.labels()),
    "issueCreate": changes.create,
    "issueUpdate": changes.update,
    "issueArchive": changes.archive,
    "commentCreate": comments.create,
}
