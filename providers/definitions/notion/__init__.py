"""Notion. Facts: https://developers.notion.com/docs/authorization and https://developers.notion.com/reference."""

from providers.definitions.notion import deliveries, failures, quirks
from providers.definitions.notion.api import API, HEADERS
from providers.definitions.notion.blocks import BLOCKS
from providers.definitions.notion.comments import COMMENTS
from providers.definitions.notion.databases import DATABASES
from providers.definitions.notion.feeds import WEBHOOK
from providers.definitions.notion.guide import GUIDE
from providers.definitions.notion.oauth import OAUTH
from providers.definitions.notion.page import PAGES
from providers.definitions.notion.permissions import PERMISSIONS
from providers.definitions.notion.search import SEARCH
from providers.definitions.notion.users import USERS
from providers.spec import Provider, Service

PROVIDER = Provider(
    slug="notion",
    name="Notion",
    oauth=OAUTH,
    services=(
        Service(
            slug="notion",
            name="Notion",
            base_url=API,
            permissions=PERMISSIONS,
            tools=(*PAGES, *BLOCKS, *DATABASES, *SEARCH, *COMMENTS, *USERS),
        ),
    ),
    headers=HEADERS,
    guide=GUIDE,
    feeds=(WEBHOOK,),
    known_as=deliveries.known_as,
    read_grant=quirks.read_grant,
    after_connect=quirks.identity,
    read_error=failures.read_error,
)
