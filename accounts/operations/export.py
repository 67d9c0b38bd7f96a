"""The route that gives everything held about an account, described."""

from accounts.answers import ACCOUNT_PK, EXAMPLE
from accounts.operations.accounts import TAG
from config.api.errors import NotFound
from config.api.openapi.operation import Operation
from config.api.openapi.success import a_list, an_object, enveloped
from config.api.openapi.types import OBJECT

KINDS = (
    *("account", "integrations", "permissions", "tokens", "connect_sessions", "usage_records"),
    *("usage_days", "inbox_events", "webhook_messages", "webhook_deliveries", "audit_entries"),
)
EXPORT = Operation(
    id="export_account",
    tag=TAG,
    summary="Export everything held about an account",
    description="A list for each kind of row, for a person who asks what is known of them. Of tokens it says that "
    "they are there; none is shown. The key needs `integrations:read`, `inbox:read` and `usage:read` as well. "
    "The answer is streamed: one that was cut off is no JSON.",
    parameters=(ACCOUNT_PK,),
    answers=(
        enveloped(
            an_object({kind: a_list(OBJECT) for kind in KINDS}, title="AccountExport"),
            {kind: [] for kind in KINDS} | {"account": [EXAMPLE]},
            description="Everything.",
        ),
    ),
    errors=(NotFound,),
)
