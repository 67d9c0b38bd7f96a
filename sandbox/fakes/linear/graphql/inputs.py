"""The input objects of Linear's schema that are played, and the scalars and enums in them."""

from sandbox.shapes import Shape

SCALARS: dict[str, Shape] = {
    "String": str,
    "ID": str,
    "Int": int,
    "Float": int | float,
    "Boolean": bool,
    "DateTimeOrDuration": str,
    "TimelessDate": str,
}
ENUMS = {"PaginationOrderBy": ("createdAt", "updatedAt")}

TEXT = dict.fromkeys(
    [
        "eq",
        "neq",
        "contains",
        "containsIgnoreCase",
        "eqIgnoreCase",
        "neqIgnoreCase",
        "startsWith",
        "endsWith",
    ],
    "String",
)
TIME = dict.fromkeys(["eq", "neq", "gt", "gte", "lt", "lte"], "DateTimeOrDuration")
USER = {
    "id": "IdComparator",
    "name": "StringComparator",
    "displayName": "StringComparator",
    "email": "StringComparator",
    "active": "BooleanComparator",
    "admin": "BooleanComparator",
    "isMe": "BooleanComparator",
}
TEAM = {"id": "IdComparator", "key": "StringComparator", "name": "StringComparator"}
NAMED = {"id": "IdComparator", "name": "StringComparator"}
ISSUE = {
    "title": "String",
    "description": "String",
    "assigneeId": "String",
    "priority": "Int",
    "labelIds": "[String!]",
    "stateId": "String",
    "projectId": "String",
    "parentId": "String",
    "dueDate": "TimelessDate",
    "estimate": "Int",
}
INPUTS = {
    "IdComparator": {"eq": "ID", "neq": "ID", "in": "[ID!]", "nin": "[ID!]"},
    "StringComparator": TEXT | {"in": "[String!]", "nin": "[String!]"},
    "BooleanComparator": {"eq": "Boolean", "neq": "Boolean"},
    "DateComparator": TIME,
    "UserFilter": USER,
    "NullableUserFilter": USER | {"null": "Boolean"},
    "TeamFilter": TEAM,
    "NullableTeamFilter": TEAM | {"null": "Boolean"},
    "WorkflowStateFilter": NAMED | {"type": "StringComparator", "team": "TeamFilter"},
    "IssueLabelFilter": NAMED | {"team": "NullableTeamFilter"},
    "IssueLabelCollectionFilter": NAMED | {"some": "IssueLabelFilter", "every": "IssueLabelFilter"},
    "ProjectFilter": NAMED
    | {
        "state": "StringComparator",
        "lead": "NullableUserFilter",
        "createdAt": "DateComparator",
        "updatedAt": "DateComparator",
    },
    "CommentFilter": {"id": "IdComparator", "user": "UserFilter", "createdAt": "DateComparator"},
    "IssueFilter": {
        "id": "IdComparator",
        "title": "StringComparator",
        "team": "TeamFilter",
        "assignee": "NullableUserFilter",
        "creator": "NullableUserFilter",
        "state": "WorkflowStateFilter",
        "labels": "IssueLabelCollectionFilter",
        "project": "ProjectFilter",
        "createdAt": "DateComparator",
        "updatedAt": "DateComparator",
    },
    "IssueCreateInput": ISSUE | {"teamId": "String!", "id": "String"},
    "IssueUpdateInput": ISSUE
    | {"teamId": "String", "addedLabelIds": "[String!]", "removedLabelIds": "[String!]"},
    "CommentCreateInput": {
        "issueId": "String",
        "body": "String",
        "parentId": "String",
        "id": "String",
    },
}
