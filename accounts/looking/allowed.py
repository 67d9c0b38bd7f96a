"""Who may look at whose pages, and which pages those are."""

from accounts.looking.looks import PERMISSION
from accounts.models import User

# Pages that show and do nothing else. A page that is not named here is refused: what a person was sent, say.
PAGES = frozenset(
    {
        "settings",
        "start",
        "api_keys",
        "apps",
        "app",
        "app_toolkits",
        "app_connections",
        "usage",
        "usage_csv",
        "request_log",
        "request_log_entry",
        "accounts",
        "accounts_show",
        "own_integrations",
        "webhooks",
        "webhook",
        "webhook_delivery",
        "inbox",
        "inbox_feeds",
        "billing",
        "partner",
        "audit",
        "audit_csv",
    }
)
READING = frozenset({"GET", "HEAD"})


def may_look(staff: User) -> bool:
    """Say whether somebody may look at other people's pages at all."""
    return staff.is_active and staff.is_staff and staff.has_perm(PERMISSION)


def may_be_looked_at(person: User) -> bool:
    """Say whether a person's pages may be looked at: never those of anybody with powers."""
    return not (person.is_staff or person.is_superuser)
