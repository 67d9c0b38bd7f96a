"""Jira tools about issues."""

from providers.definitions.jira.parameters import EDITABLE, ISSUE, KEY, SITE
from providers.definitions.jira.quirks import reading, sites, writing
from providers.params import array, text
from providers.spec import Page, Tool

# Asked for nothing, the search answers ids alone.
SHOWN = [
    "summary",
    "status",
    "issuetype",
    "priority",
    "assignee",
    "reporter",
    "project",
    "labels",
    "created",
    "updated",
]
# A query must be bounded, so there is no list of everything.
RECENT = "updated >= -30d ORDER BY updated DESC"

ISSUES = (
    Tool(
        name="jira_list_issues",
        description="Search Jira issues with JQL.",
        permission="jira.read",
        route="GET jira/issues",
        upstream="POST /rest/api/3/search/jql",
        params=(
            SITE,
            text("jql", "Query with at least one restriction", default=RECENT),
            array("fields", "Fields of each issue; `*all` for all", default=SHOWN),
        ),
        page=Page(
            key="issues",
            items="issues",
            limit_param="maxResults",
            cursor_param="nextPageToken",
            next_cursor="nextPageToken",
            in_body=True,
            maximum=5000,
        ),
        build_request=sites.at_site,
        shape_response=reading.with_texts,
        other_names=("jira_search_issues",),
        example={"jql": "project = HAR ORDER BY created DESC", "limit": 5},
    ),
    Tool(
        name="jira_get_issue",
        description="Get one Jira issue.",
        permission="jira.read",
        route="GET jira/issues/{key}",
        upstream="GET /rest/api/3/issue/{issueIdOrKey}",
        params=(
            *ISSUE,
            array("fields", "Fields to answer; nearly all without it"),
            text("expand", "What else to answer, such as `changelog`"),
        ),
        build_request=reading.joined_fields,
        shape_response=reading.with_text,
        example={"key": "HAR-1"},
    ),
    Tool(
        name="jira_create_issue",
        description="Create a Jira issue.",
        permission="jira.write",
        route="POST jira/issues",
        upstream="POST /rest/api/3/issue",
        params=(
            SITE,
            text("project", "Key of the project", required=True, to=""),
            text("summary", "Title of the issue", required=True, to=""),
            text("type", "Name of the issue type", default="Task", to="", aliases=("issuetype",)),
            *EDITABLE,
        ),
        build_request=writing.as_new_issue,
        example={
            "project": "HAR",
            "summary": "Paint the north pier",
            "description": "Two coats.\nBlue, not grey.",
            "labels": ["pier"],
        },
    ),
    Tool(
        name="jira_update_issue",
        description="Change a Jira issue.",
        permission="jira.write",
        route="PATCH jira/issues/{key}",
        upstream="PUT /rest/api/3/issue/{issueIdOrKey}",
        params=(SITE, KEY, text("summary", "New title", to=""), *EDITABLE),
        build_request=writing.as_changes,
        example={"key": "HAR-1", "summary": "Repair the lights of the pier"},
    ),
)
