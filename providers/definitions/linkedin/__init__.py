"""LinkedIn. Facts: https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow and
https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api.
"""

from providers.definitions.linkedin import failures
from providers.definitions.linkedin.api import API, SETTINGS
from providers.definitions.linkedin.guide import GUIDE
from providers.definitions.linkedin.images import IMAGES
from providers.definitions.linkedin.oauth import OAUTH
from providers.definitions.linkedin.organizations import ORGANIZATIONS
from providers.definitions.linkedin.permissions import PERMISSIONS
from providers.definitions.linkedin.posts import POSTS
from providers.definitions.linkedin.profile import PROFILE
from providers.definitions.linkedin.quirks import connection
from providers.definitions.linkedin.quirks.images import UPLOADS
from providers.definitions.linkedin.social import SOCIAL
from providers.spec import Provider, Service

PROVIDER = Provider(
    slug="linkedin",
    name="LinkedIn",
    oauth=OAUTH,
    services=(
        Service(
            slug="linkedin",
            name="LinkedIn",
            base_url=API,
            permissions=PERMISSIONS,
            tools=(*PROFILE, *POSTS, *SOCIAL, *IMAGES, *ORGANIZATIONS),
        ),
    ),
    settings=SETTINGS,
    # Whatever a member does names them as its author.
    pinned={"person_urn": r"urn:li:person:[A-Za-z0-9_-]{1,64}"},
    outside={"upload": UPLOADS},
    trusted=("upload",),
    guide=GUIDE,
    after_connect=connection.identity,
    read_error=failures.read_error,
)
