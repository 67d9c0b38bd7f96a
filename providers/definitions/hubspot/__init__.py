"""HubSpot. Facts: https://developers.hubspot.com/docs/api-reference/latest/authentication/oauth-tokens/guide
and https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/guide.
"""

from providers.definitions.hubspot import deliveries, failures
from providers.definitions.hubspot.api import API
from providers.definitions.hubspot.companies import COMPANIES
from providers.definitions.hubspot.contacts import CONTACTS
from providers.definitions.hubspot.deals import DEALS
from providers.definitions.hubspot.feeds import WEBHOOK
from providers.definitions.hubspot.guide import GUIDE
from providers.definitions.hubspot.notes import NOTES
from providers.definitions.hubspot.oauth import OAUTH
from providers.definitions.hubspot.owners import OWNERS
from providers.definitions.hubspot.permissions import PERMISSIONS
from providers.definitions.hubspot.quirks import connection
from providers.spec import Provider, Service

PROVIDER = Provider(
    slug="hubspot",
    name="HubSpot",
    oauth=OAUTH,
    services=(
        Service(
            slug="hubspot",
            name="HubSpot",
            base_url=API,
            permissions=PERMISSIONS,
            tools=(*CONTACTS, *COMPANIES, *DEALS, *OWNERS, *NOTES),
        ),
    ),
    guide=GUIDE,
    feeds=(WEBHOOK,),
    known_as=deliveries.known_as,
    read_grant=connection.read_grant,
    after_connect=connection.identity,
    read_error=failures.read_error,
)
