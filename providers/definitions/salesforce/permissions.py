"""What may be done in Salesforce. Its scope `api` covers all of it: reading and writing are told apart here."""

from providers.spec import Permission

PERMISSIONS = (
    Permission(
        id="salesforce.read",
        description="Read and search records, the objects they are of, and the organisation's limits.",
        scopes=("api",),
    ),
    Permission(
        id="salesforce.write",
        description="Create, change and delete records.",
        scopes=("api", "salesforce.write"),
    ),
)
