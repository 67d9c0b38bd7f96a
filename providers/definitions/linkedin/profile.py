"""LinkedIn's tool about the member. It has no version: https://learn.microsoft.com/en-us/linkedin/consumer."""

from providers.definitions.linkedin.quirks import connection
from providers.spec import Tool

PROFILE = (
    Tool(
        name="linkedin_get_profile",
        description="Get the connected member of LinkedIn.",
        permission="linkedin.read",
        route="GET linkedin/me",
        upstream="GET /v2/userinfo",
        shape_response=connection.profile,
    ),
)
