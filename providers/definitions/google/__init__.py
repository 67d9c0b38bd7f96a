"""Google Workspace. Facts: https://developers.google.com/identity and the discovery documents."""

from providers.definitions.google.calendar import CALENDAR
from providers.definitions.google.drive import DRIVE
from providers.definitions.google.gmail import GMAIL
from providers.definitions.google.oauth import OAUTH
from providers.definitions.google.quirks import connection, errors
from providers.definitions.google.scopes import IMPLIED
from providers.spec import Provider

PROVIDER = Provider(
    slug="google",
    name="Google Workspace",
    oauth=OAUTH,
    services=(GMAIL, CALENDAR, DRIVE),
    service_rooted=True,
    implied_scopes=IMPLIED,
    after_connect=connection.identity,
    read_error=errors.read_error,
)
