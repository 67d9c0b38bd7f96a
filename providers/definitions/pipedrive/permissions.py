"""What a connection to Pipedrive may be allowed."""

from providers.spec import Permission

READ, WRITE = "pipedrive.read", "pipedrive.write"
WEBHOOKS = "pipedrive.webhooks"
PERMISSIONS = (
    Permission(
        id=READ,
        description="Read deals, contacts, activities and leads, and search.",
        scopes=("deals:read", "contacts:read", "activities:read", "leads:read", "search:read"),
    ),
    Permission(
        id=WRITE,
        description="Create and change deals, contacts, activities, leads and notes.",
        scopes=("deals:full", "contacts:full", "activities:full", "leads:full"),
    ),
    Permission(
        id=WEBHOOKS,
        description="Be told of changes by webhooks.",
        scopes=("webhooks:full",),
        default=False,
    ),
)
