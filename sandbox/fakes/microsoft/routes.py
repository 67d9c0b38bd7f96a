"""Everything the fake Microsoft serves."""

from sandbox.fake import Route
from sandbox.fakes.microsoft import identity, scopes
from sandbox.fakes.microsoft.calendar.routes import ROUTES as CALENDAR
from sandbox.fakes.microsoft.drive.routes import ROUTES as DRIVE
from sandbox.fakes.microsoft.mail.routes import ROUTES as MAIL

ROUTES = (
    Route("GET", "v1.0/me", identity.me, scopes.READ_PROFILE),
    *MAIL,
    *CALENDAR,
    *DRIVE,
)
