"""Microsoft 365. Facts: https://learn.microsoft.com/entra/identity-platform and https://learn.microsoft.com/graph."""

from providers.definitions.microsoft import failures
from providers.definitions.microsoft.calendar import CALENDAR
from providers.definitions.microsoft.drive import DOWNLOADS, DRIVE
from providers.definitions.microsoft.feeds import FEEDS
from providers.definitions.microsoft.guide import GUIDE
from providers.definitions.microsoft.mail import MAIL
from providers.definitions.microsoft.oauth import IMPLIED_SCOPES, OAUTH, TENANT
from providers.definitions.microsoft.profile import PROFILE
from providers.definitions.microsoft.quirks import connection, tokens
from providers.spec import Provider

PROVIDER = Provider(
    slug="microsoft",
    name="Microsoft 365",
    oauth=OAUTH,
    services=(MAIL, CALENDAR, DRIVE, PROFILE),
    implied_scopes=IMPLIED_SCOPES,
    settings=(TENANT,),
    outside={"file": DOWNLOADS},
    guide=GUIDE,
    feeds=FEEDS,
    read_grant=tokens.read_grant,
    after_connect=connection.identity,
    read_error=failures.read_error,
)
