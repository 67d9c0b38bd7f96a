"""GitHub tools about issues and comments. Pull requests are issues with a `pull_request` key."""

from providers.definitions.github import quirks
from providers.definitions.github.parameters import BARE_LIST, DIRECTION, ISSUE, REPOSITORY, SINCE
from providers.params import array, integer, text
from providers.spec import Tool

ISSUES = (
    Tool(
        name="github_list_issues",
        description="List the issues of a GitHub repository, pull requests included.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}/issues",
        upstream="GET /repos/{owner}/{repo}/issues",
        params=(
            *REPOSITORY,
            text("state", "Only issues in this state", enum=("open", "closed", "all")),
            array("labels", "Only issues that have all these labels"),
            text("assignee", "Login of an assignee, `none` or `*`"),
            text("creator", "Login of the author"),
            text("sort", "Order", enum=("created", "updated", "comments")),
            DIRECTION,
            SINCE,
        ),
        page=BARE_LIST,
        build_request=quirks.joined_labels,
        example={
            "owner": "mara-lindqvist",
            "repo": "field-notes",
            "state": "open",
            "labels": ["bug"],
        },
    ),
    Tool(
        name="github_get_issue",
        description="Get one issue of a GitHub repository.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}/issues/{issue_number}",
        upstream="GET /repos/{owner}/{repo}/issues/{issue_number}",
        params=ISSUE,
        example={"owner": "mara-lindqvist", "repo": "field-notes", "issue_number": 2},
    ),
    Tool(
        name="github_create_issue",
        actions=("CREATE_AN_ISSUE",),
        description="Create an issue in a GitHub repository.",
        permission="github.write",
        route="POST github/repos/{owner}/{repo}/issues",
        upstream="POST /repos/{owner}/{repo}/issues",
        params=(
            *REPOSITORY,
            text("title", "Title of the issue", required=True),
            text("body", "Text of the issue, in Markdown"),
            array("labels", "Label names"),
            array("assignees", "Logins of the assignees"),
            integer("milestone", "Number of the milestone"),
        ),
        example={
            "owner": "mara-lindqvist",
            "repo": "field-notes",
            "title": "Sort notes by hour",
            "body": "Within a day they are in the order of writing.",
            "labels": ["enhancement"],
        },
    ),
    Tool(
        name="github_update_issue",
        description="Change an issue of a GitHub repository, or close it.",
        permission="github.write",
        route="PATCH github/repos/{owner}/{repo}/issues/{issue_number}",
        upstream="PATCH /repos/{owner}/{repo}/issues/{issue_number}",
        params=(
            *ISSUE,
            text("title", "New title"),
            text("body", "New text, in Markdown"),
            text("state", "New state", enum=("open", "closed")),
            text(
                "state_reason",
                "Why the state changes",
                enum=("completed", "not_planned", "duplicate", "reopened"),
            ),
            array("labels", "Label names, replacing those it has"),
            array("assignees", "Logins, replacing those it has"),
        ),
        example={
            "owner": "mara-lindqvist",
            "repo": "field-notes",
            "issue_number": 5,
            "state": "closed",
            "state_reason": "completed",
        },
    ),
    Tool(
        name="github_list_comments",
        description="List the comments of a GitHub issue or pull request.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}/issues/{issue_number}/comments",
        upstream="GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
        params=(*ISSUE, SINCE),
        page=BARE_LIST,
        example={"owner": "mara-lindqvist", "repo": "field-notes", "issue_number": 2},
    ),
    Tool(
        name="github_create_comment",
        description="Comment on a GitHub issue or pull request.",
        permission="github.write",
        route="POST github/repos/{owner}/{repo}/issues/{issue_number}/comments",
        upstream="POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
        params=(*ISSUE, text("body", "Text of the comment, in Markdown", required=True)),
        example={
            "owner": "mara-lindqvist",
            "repo": "field-notes",
            "issue_number": 2,
            "body": "Full text it is.",
        },
    ),
)
