"""What may be done in Jira."""

from providers.spec import Permission

PERMISSIONS = (
    Permission(
        id="jira.read",
        description="Read projects, issues, comments and people.",
        scopes=("read:jira-work", "read:jira-user"),
    ),
    Permission(
        id="jira.write",
        description="Create and change issues, and comment on them.",
        scopes=("write:jira-work",),
    ),
)
