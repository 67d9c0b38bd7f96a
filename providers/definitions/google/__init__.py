"""Google Workspace. Facts: https://developers.google.com/identity and the discovery documents."""

from providers.definitions.google.calendar import CALENDAR
from providers.definitions.google.docs import DOCS
from providers.definitions.google.drive import DRIVE
from providers.definitions.google.feeds import FEEDS, SETTINGS
from providers.definitions.google.gmail import GMAIL
from providers.definitions.google.guide import GUIDE
from providers.definitions.google.oauth import OAUTH
from providers.definitions.google.quirks import (
    connection,
    errors,
    mailbox_watches,
    thumbnails,
)
from providers.definitions.google.scopes import IMPLIED
from providers.definitions.google.sheets import SHEETS
from providers.definitions.google.slides import SLIDES
from providers.spec import Provider

PROVIDER = Provider(
    slug="google",
    name="Google Workspace",
    oauth=OAUTH,
    services=(GMAIL, CALENDAR, DRIVE, SHEETS, DOCS, SLIDES),
    service_rooted=True,
    implied_scopes=IMPLIED,
    settings=SETTINGS,
    outside={"picture": thumbnails.PICTURES},
    guide=GUIDE,
    feeds=FEEDS,
    known_as=mailbox_watches.known_as,
    after_connect=connection.identity,
    read_error=errors.read_error,
)
