"""Linear tools about comments on issues."""

from providers.definitions.linear import documents, quirks
from providers.definitions.linear.api import CALL
from providers.definitions.linear.parameters import ISSUE_ID, paged
from providers.params import text
from providers.spec import Tool

COMMENTS = (
    Tool(
        name="linear_list_comments",
        description="List the comments of a Linear issue.",
        permission="linear.read",
        route="GET linear/issues/{id}/comments",
        upstream=CALL,
        fixed_body={"query": documents.ISSUE_COMMENTS},
        params=(ISSUE_ID,),
        page=paged("comments", "issue.comments"),
        build_request=quirks.with_variables,
        example={"id": "ENG-1"},
    ),
    Tool(
        name="linear_create_comment",
        description="Comment on a Linear issue.",
        permission="linear.write",
        route="POST linear/issues/{id}/comments",
        upstream=CALL,
        fixed_body={"query": documents.CREATE_COMMENT},
        params=(
            text(
                "id",
                "Id of the issue: a UUID or its identifier such as ENG-123",
                required=True,
                to="issueId",
            ),
            text("body", "Text of the comment, in Markdown", required=True),
            text("parentId", "Id of the comment it answers"),
        ),
        build_request=quirks.with_input,
        shape_response=quirks.the_made,
        example={"id": "ENG-1", "body": "I can reproduce it."},
    ),
)
