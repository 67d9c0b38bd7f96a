"""Jira tools about comments."""

from providers.definitions.jira.parameters import ISSUE, WORDS, by_offset
from providers.definitions.jira.quirks import reading, sites, writing
from providers.params import text
from providers.spec import Tool

COMMENTS = (
    Tool(
        name="jira_list_comments",
        description="List the comments of a Jira issue.",
        permission="jira.read",
        route="GET jira/issues/{key}/comments",
        upstream="GET /rest/api/3/issue/{issueIdOrKey}/comment",
        params=(*ISSUE, text("orderBy", "Order by time", enum=("created", "-created"))),
        page=by_offset("comments", items="comments", total="total"),
        build_request=sites.at_site,
        shape_response=reading.with_comment_texts,
        example={"key": "HAR-1"},
    ),
    Tool(
        name="jira_add_comment",
        description="Comment on a Jira issue.",
        permission="jira.write",
        route="POST jira/issues/{key}/comments",
        upstream="POST /rest/api/3/issue/{issueIdOrKey}/comment",
        params=(
            *ISSUE,
            text(
                "text",
                "Comment: text, or an Atlassian document",
                required=True,
                to="",
                schema=WORDS,
                aliases=("body",),
            ),
        ),
        build_request=writing.as_comment,
        shape_response=reading.with_comment_text,
        example={"key": "HAR-1", "text": "The lamps arrived.\nI start on Monday."},
    ),
)
