"""Calendly's tools about people."""

from providers.definitions.calendly.parameters import listed, named
from providers.definitions.calendly.quirks import owners
from providers.params import text
from providers.spec import Tool

PEOPLE = (
    Tool(
        name="calendly_get_me",
        description="Get the connected user of Calendly.",
        permission="calendly.read",
        route="GET calendly/me",
        upstream="GET /users/me",
    ),
    Tool(
        name="calendly_list_memberships",
        description="List the people of an organization on Calendly.",
        permission="calendly.read",
        route="GET calendly/memberships",
        upstream="GET /organization_memberships",
        params=(
            named(
                "organization", "Of which; the connected user's own, if not given", "organizations"
            ),
            text("email", "Only the person with this e-mail address"),
            text("role", "Only people with this role", enum=("owner", "admin", "user")),
        ),
        page=listed("memberships"),
        build_request=owners.of_organization,
        example={"email": "mara@northwind.example"},
    ),
)
