"""The connected person's Microsoft profile. https://learn.microsoft.com/graph/api/user-get"""

from providers.definitions.microsoft.api import GRAPH
from providers.spec import Permission, Service, Tool

PERMISSIONS = (
    Permission(
        id="profile",
        description="Read your name, address and job title.",
        scopes=("User.Read",),
    ),
)

TOOLS = (
    Tool(
        name="microsoft_get_me",
        description="Read the profile of the connected Microsoft user.",
        permission="profile",
        route="GET microsoft/me",
        upstream="GET /me",
    ),
)

PROFILE = Service(
    slug="profile",
    toolkit="outlook",
    name="Microsoft Profile",
    base_url=GRAPH,
    permissions=PERMISSIONS,
    tools=TOOLS,
)
