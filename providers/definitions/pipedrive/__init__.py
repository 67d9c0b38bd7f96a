"""Pipedrive: deals, contacts, activities, leads and notes of a company's sales.

Facts: https://pipedrive.readme.io/docs/marketplace-oauth-authorization,
https://pipedrive.readme.io/docs/marketplace-oauth-and-api-proxy-status-codes,
https://pipedrive.readme.io/docs/core-api-concepts-rate-limiting,
https://pipedrive.readme.io/docs/app-uninstallation,
https://developers.pipedrive.com/docs/api/v1 and the official client pipedrive 33.7 (npm).
"""

from providers.definitions.pipedrive import failures, quirks, webhooks
from providers.definitions.pipedrive.activities import ACTIVITIES
from providers.definitions.pipedrive.contacts import CONTACTS
from providers.definitions.pipedrive.deals import DEALS
from providers.definitions.pipedrive.feeds import FEEDS
from providers.definitions.pipedrive.guide import GUIDE
from providers.definitions.pipedrive.leads import LEADS
from providers.definitions.pipedrive.oauth import API, DOMAIN, IMPLIED, OAUTH
from providers.definitions.pipedrive.permissions import PERMISSIONS
from providers.definitions.pipedrive.search import SEARCH
from providers.spec import Provider, Service

TOOLS = DEALS + CONTACTS + ACTIVITIES + LEADS + SEARCH
PROVIDER = Provider(
    slug="pipedrive",
    name="Pipedrive",
    oauth=OAUTH,
    services=(Service("pipedrive", "Pipedrive", API, PERMISSIONS, TOOLS),),
    headers={"Accept": "application/json"},
    implied_scopes=IMPLIED,
    pinned={"api_domain": DOMAIN},
    guide=GUIDE,
    feeds=FEEDS,
    known_as=webhooks.known_as,
    read_grant=quirks.read_grant,
    after_connect=quirks.identity,
    read_error=failures.read_error,
)
