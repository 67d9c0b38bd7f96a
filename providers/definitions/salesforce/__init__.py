"""Salesforce. Facts: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm
and https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest.
"""

from providers.definitions.salesforce import failures, hosts
from providers.definitions.salesforce.guide import GUIDE
from providers.definitions.salesforce.lists import LISTS
from providers.definitions.salesforce.oauth import IMPLIED_SCOPES, OAUTH
from providers.definitions.salesforce.objects import OBJECTS
from providers.definitions.salesforce.org import ORG
from providers.definitions.salesforce.permissions import PERMISSIONS
from providers.definitions.salesforce.queries import QUERIES
from providers.definitions.salesforce.quirks import connection
from providers.definitions.salesforce.records import RECORDS
from providers.spec import Provider, Service

PROVIDER = Provider(
    slug="salesforce",
    name="Salesforce",
    oauth=OAUTH,
    services=(
        Service(
            slug="salesforce",
            name="Salesforce",
            base_url=hosts.API,
            permissions=PERMISSIONS,
            tools=(*ORG, *QUERIES, *OBJECTS, *RECORDS, *LISTS),
        ),
    ),
    headers={"Accept": "application/json"},
    implied_scopes=IMPLIED_SCOPES,
    settings=hosts.SETTINGS,
    pinned={"instance_url": hosts.INSTANCE},
    guide=GUIDE,
    read_grant=connection.read_grant,
    after_connect=connection.identity,
    read_error=failures.read_error,
)
