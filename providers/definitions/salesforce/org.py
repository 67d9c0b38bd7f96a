"""Salesforce tools about the connected user and the organisation's limits."""

from providers.definitions.salesforce import hosts
from providers.spec import Tool

ORG = (
    Tool(
        name="salesforce_get_me",
        description="Get the connected Salesforce user.",
        permission="salesforce.read",
        route="GET salesforce/me",
        upstream=f"GET {hosts.USERINFO}",
    ),
    Tool(
        name="salesforce_limits",
        description="Get the limits of the Salesforce organisation and what is left of them.",
        permission="salesforce.read",
        route="GET salesforce/limits",
        upstream="GET /limits",
    ),
)
