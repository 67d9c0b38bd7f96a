"""Linear tools about issues."""

from providers.definitions.linear import documents, quirks
from providers.definitions.linear.api import CALL
from providers.definitions.linear.parameters import ISSUE_ID, MEMBERS, TEAM, paged
from providers.params import text
from providers.spec import Tool

ISSUES = (
    Tool(
        name="linear_list_issues",
        description="List Linear issues, the newest first.",
        permission="linear.read",
        route="GET linear/issues",
        upstream=CALL,
        fixed_body={"query": documents.ISSUES},
        params=(
            TEAM,
            text("assignee", "`me`, e-mail address, display name or id of the assignee", to=""),
            text("state", "Name or id of the workflow state", to=""),
            text("label", "Name or id of a label", to=""),
            text("updatedAfter", "Only issues changed after this time (ISO 8601)", to=""),
            text("orderBy", "Order, the newest first", enum=("createdAt", "updatedAt")),
        ),
        page=paged("issues", "issues"),
        build_request=quirks.filtered_issues,
        example={"team": "ENG", "state": "In Progress", "limit": 5},
    ),
    Tool(
        name="linear_search_issues",
        description="Search the text of Linear issues.",
        permission="linear.read",
        route="GET linear/issues/search",
        upstream=CALL,
        fixed_body={"query": documents.SEARCH_ISSUES},
        params=(text("q", "What to search for", required=True, to="term"),),
        page=paged("issues", "searchIssues"),
        build_request=quirks.with_variables,
        example={"q": "login"},
    ),
    Tool(
        name="linear_get_issue",
        description="Get one Linear issue.",
        permission="linear.read",
        route="GET linear/issues/{id}",
        upstream=CALL,
        fixed_body={"query": documents.ONE_ISSUE},
        params=(ISSUE_ID,),
        build_request=quirks.with_variables,
        shape_response=quirks.the_one,
        example={"id": "ENG-1"},
    ),
    Tool(
        name="linear_create_issue",
        description="Create a Linear issue.",
        permission="linear.write",
        route="POST linear/issues",
        upstream=CALL,
        fixed_body={"query": documents.CREATE_ISSUE},
        params=(
            text("teamId", "Key or id of the team", required=True, aliases=("team",)),
            text("title", "Title of the issue", required=True),
            *MEMBERS,
        ),
        build_request=quirks.new_issue,
        shape_response=quirks.the_made,
        composite=True,
        example={"teamId": "ENG", "title": "Retry the export", "priority": 2},
    ),
    Tool(
        name="linear_update_issue",
        description="Change a Linear issue.",
        permission="linear.write",
        route="PATCH linear/issues/{id}",
        upstream=CALL,
        fixed_body={"query": documents.UPDATE_ISSUE},
        params=(ISSUE_ID, text("title", "New title"), *MEMBERS),
        build_request=quirks.changed_issue,
        shape_response=quirks.the_made,
        example={"id": "ENG-2", "priority": 1},
    ),
    Tool(
        name="linear_archive_issue",
        description="Archive a Linear issue.",
        permission="linear.write",
        route="DELETE linear/issues/{id}",
        upstream=CALL,
        fixed_body={"query": documents.ARCHIVE_ISSUE},
        params=(ISSUE_ID,),
        build_request=quirks.with_variables,
        shape_response=quirks.the_one,
        example={"id": "ENG-4"},
    ),
)
