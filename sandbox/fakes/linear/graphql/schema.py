"""The part of Linear's schema that is played: types with their fields, arguments, inputs. "" is a scalar."""


def scalars(names: str) -> dict[str, str]:
    """Return fields without fields of their own."""
    return dict.fromkeys(names.split(), "")


def connection(node: str, more: str = "") -> dict[str, str]:
    """Return the fields of a list of nodes."""
    return {"nodes": node, "pageInfo": "PageInfo"} | scalars(more)


PAGE = {"first": "Int", "after": "String", "includeArchived": "Boolean"}
ORDERED = PAGE | {"orderBy": "PaginationOrderBy"}

ISSUE = scalars(
    "id identifier number title description priority priorityLabel estimate dueDate url branchName "
    "createdAt updatedAt completedAt canceledAt archivedAt trashed"
) | {
    "state": "WorkflowState",
    "assignee": "User",
    "creator": "User",
    "team": "Team",
    "project": "Project",
    "labels": "IssueLabelConnection",
    "comments": "CommentConnection",
}
TYPES = {
    "Query": {
        "viewer": "User",
        "organization": "Organization",
        "issue": "Issue",
        "issues": "IssueConnection",
        "searchIssues": "IssueSearchPayload",
        "teams": "TeamConnection",
        "projects": "ProjectConnection",
        "users": "UserConnection",
        "workflowStates": "WorkflowStateConnection",
        "issueLabels": "IssueLabelConnection",
    },
    "Mutation": {
        "issueCreate": "IssuePayload",
        "issueUpdate": "IssuePayload",
        "issueArchive": "IssueArchivePayload",
        "commentCreate": "CommentPayload",
    },
    "Issue": ISSUE,
    "IssueSearchResult": ISSUE,
    "User": scalars("id name displayName email active admin guest url createdAt isMe"),
    "Organization": scalars("id name urlKey"),
    "Team": scalars("id key name description private createdAt"),
    "WorkflowState": scalars("id name type color position description") | {"team": "Team"},
    "IssueLabel": scalars("id name color description isGroup") | {"team": "Team"},
    "Project": scalars(
        "id name description slugId state progress url startDate targetDate createdAt updatedAt"
    )
    | {"lead": "User", "teams": "TeamConnection"},
    "Comment": scalars("id body url createdAt updatedAt editedAt")
    | {"user": "User", "parent": "Comment", "issue": "Issue"},
    "PageInfo": scalars("hasNextPage endCursor hasPreviousPage startCursor"),
    "IssueConnection": connection("Issue"),
    "IssueSearchPayload": connection("IssueSearchResult", "totalCount"),
    "TeamConnection": connection("Team"),
    "ProjectConnection": connection("Project"),
    "UserConnection": connection("User"),
    "WorkflowStateConnection": connection("WorkflowState"),
    "IssueLabelConnection": connection("IssueLabel"),
    "CommentConnection": connection("Comment"),
    "IssuePayload": scalars("success lastSyncId") | {"issue": "Issue"},
    "IssueArchivePayload": scalars("success lastSyncId") | {"entity": "Issue"},
    "CommentPayload": scalars("success lastSyncId") | {"comment": "Comment"},
}
ARGUMENTS = {
    "Query.issue": {"id": "String!"},
    "Query.issues": ORDERED | {"filter": "IssueFilter"},
    "Query.searchIssues": ORDERED | {"term": "String!", "filter": "IssueFilter"},
    "Query.teams": ORDERED | {"filter": "TeamFilter"},
    "Query.projects": ORDERED | {"filter": "ProjectFilter"},
    "Query.users": ORDERED | {"filter": "UserFilter"},
    "Query.workflowStates": ORDERED | {"filter": "WorkflowStateFilter"},
    "Query.issueLabels": ORDERED | {"filter": "IssueLabelFilter"},
    "Mutation.issueCreate": {"input": "IssueCreateInput!"},
    "Mutation.issueUpdate": {"id": "String!", "input": "IssueUpdateInput!"},
    "Mutation.issueArchive": {"id": "String!", "trash": "Boolean"},
    "Mutation.commentCreate": {"input": "CommentCreateInput!"},
    "Issue.labels": ORDERED | {"filter": "IssueLabelFilter"},
    "Issue.comments": ORDERED | {"filter": "CommentFilter"},
    "IssueSearchResult.labels": ORDERED,
    "Project.teams": ORDERED,
}
