"""Calendly. Facts: https://developer.calendly.com/api-docs and https://developer.calendly.com/docs/authentication."""

from providers.definitions.calendly import failures
from providers.definitions.calendly.api import API, ORGANIZATION, USER
from providers.definitions.calendly.availability import AVAILABILITY
from providers.definitions.calendly.booking import BOOKING
from providers.definitions.calendly.event_types import EVENT_TYPES
from providers.definitions.calendly.events import EVENTS
from providers.definitions.calendly.feeds import FEEDS
from providers.definitions.calendly.guide import GUIDE
from providers.definitions.calendly.oauth import IMPLIED_SCOPES, OAUTH
from providers.definitions.calendly.people import PEOPLE
from providers.definitions.calendly.permissions import PERMISSIONS
from providers.definitions.calendly.quirks import connection
from providers.spec import Provider, Service

PROVIDER = Provider(
    slug="calendly",
    name="Calendly",
    oauth=OAUTH,
    services=(
        Service(
            slug="calendly",
            name="Calendly",
            base_url=API,
            permissions=PERMISSIONS,
            tools=(*PEOPLE, *EVENT_TYPES, *EVENTS, *BOOKING, *AVAILABILITY),
        ),
    ),
    implied_scopes=IMPLIED_SCOPES,
    # Nearly every list is of one user or organization: the connected one's, unless another is named.
    pinned={"user_uri": USER, "organization_uri": ORGANIZATION},
    guide=GUIDE,
    feeds=FEEDS,
    after_connect=connection.identity,
    read_error=failures.read_error,
)
