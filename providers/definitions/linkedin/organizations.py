"""LinkedIn's tool about organizations."""

from providers.definitions.linkedin.api import FINDER
from providers.definitions.linkedin.parameters import listed
from providers.spec import Tool

ORGANIZATIONS = (
    Tool(
        name="linkedin_list_organizations",
        description="List the organizations that the member administers on LinkedIn.",
        permission="linkedin.org.read",
        route="GET linkedin/organizations",
        upstream="GET /rest/organizationAcls",
        page=listed("organizations"),
        fixed_query={"q": "roleAssignee", "role": "ADMINISTRATOR", "state": "APPROVED"},
        headers=FINDER,
        example={"limit": 10},
    ),
)
