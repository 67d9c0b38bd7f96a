"""Linear. Facts: https://linear.app/developers/oauth-2-0-authentication and https://linear.app/developers/graphql."""

from providers.definitions.linear import deliveries, failures, quirks
from providers.definitions.linear.api import API
from providers.definitions.linear.comments import COMMENTS
from providers.definitions.linear.feeds import WEBHOOK
from providers.definitions.linear.guide import GUIDE
from providers.definitions.linear.issues import ISSUES
from providers.definitions.linear.oauth import OAUTH
from providers.definitions.linear.workspace import WORKSPACE
from providers.spec import Permission, Provider, Service

PERMISSIONS = (
    Permission(
        id="linear.read",
        description="Read issues, comments, projects, teams and people.",
        scopes=("read",),
    ),
    Permission(
        id="linear.write",
        description="Create, change and archive issues, and comment on them.",
        scopes=("write",),
    ),
)

PROVIDER = Provider(
    slug="linear",
    name="Linear",
    oauth=OAUTH,
    services=(
        Service(
            slug="linear",
            name="Linear",
            base_url=API,
            permissions=PERMISSIONS,
            tools=(*ISSUES, *COMMENTS, *WORKSPACE),
        ),
    ),
    guide=GUIDE,
    feeds=(WEBHOOK,),
    known_as=deliveries.known_as,
    after_connect=quirks.identity,
    read_error=failures.read_error,
)
