"""What may be done in a Notion workspace. Notion knows no scopes: each permission is a scope of its own, ours alone."""

from providers.spec import Permission

PERMISSIONS = (
    Permission(
        id="notion.pages.read",
        description="Read the shared pages, their comments, and who is in the workspace.",
        scopes=("notion.pages.read",),
    ),
    Permission(
        id="notion.pages.write",
        description="Create and change pages, add blocks and comments.",
        scopes=("notion.pages.write",),
    ),
    Permission(
        id="notion.databases.read",
        description="Read and query the shared databases.",
        scopes=("notion.databases.read",),
    ),
    Permission(
        id="notion.databases.write",
        description="Create databases.",
        scopes=("notion.databases.write",),
    ),
    Permission(
        id="notion.search",
        description="Search the titles of everything shared.",
        scopes=("notion.search",),
    ),
)
