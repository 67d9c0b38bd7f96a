"""What may be done in Jira."""

from providers.spec import Permission

WEBHOOKS = "jira.webhooks"
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
    Permission(
        id=WEBHOOKS,
        description="Be told by Jira what happens to issues.",
        scopes=("read:jira-work", "manage:jira-webhook"),
        default=False,
    ),
)
