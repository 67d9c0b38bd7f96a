"""What may be done in HubSpot."""

from providers.spec import Permission

PERMISSIONS = (
    Permission(
        id="hubspot.read",
        description="Read contacts, companies, deals, pipelines and owners.",
        scopes=(
            "crm.objects.contacts.read",
            "crm.objects.companies.read",
            "crm.objects.deals.read",
            "crm.objects.owners.read",
            "crm.schemas.deals.read",
        ),
    ),
    Permission(
        id="hubspot.write",
        description="Create and change contacts, companies and deals, and add notes to them.",
        scopes=(
            "crm.objects.contacts.write",
            "crm.objects.companies.write",
            "crm.objects.deals.write",
        ),
    ),
)
