"""What many Linear tools have in common: the issue they act on, its members, and how Linear pages."""

from providers.params import array, integer, obj, text
from providers.spec import Page

ISSUE_ID = text("id", "Id of the issue: a UUID or its identifier such as ENG-123", required=True)
TEAM = text("team", "Key or id of the team", to="")
FILTER = obj("filter", "Linear's own filter object; JSON where it stands in a query")

MEMBERS = (
    text("description", "Text of the issue, in Markdown"),
    text("assigneeId", "Id of the assignee"),
    integer("priority", "0 none, 1 urgent, 2 high, 3 medium, 4 low", minimum=0, maximum=4),
    array("labelIds", "Ids of the labels"),
    text("stateId", "Id of the workflow state"),
    text("projectId", "Id of the project"),
)


def paged(key: str, path: str) -> Page:
    """Declare a list at `path` of the answer, which Linear pages by its own cursor, in variables."""
    return Page(
        key=key,
        items=f"data.{path}.nodes",
        limit_param="first",
        cursor_param="after",
        next_cursor=f"data.{path}.pageInfo.endCursor",
        has_more=f"data.{path}.pageInfo.hasNextPage",
        in_body=True,
        default=50,
        maximum=250,
    )
