"""Everything the fake Google serves."""

from sandbox.fake import Route
from sandbox.fakes.google import identity
from sandbox.fakes.google.calendar.routes import ROUTES as CALENDAR
from sandbox.fakes.google.drive.routes import ROUTES as DRIVE
from sandbox.fakes.google.gmail.routes import ROUTES as GMAIL

ROUTES = (
    Route("GET POST", "v1/userinfo", identity.userinfo),
    Route("GET", "tokeninfo", identity.tokeninfo, public=True),
    Route("POST", "revoke", identity.revoke, public=True),
    *GMAIL,
    *CALENDAR,
    *DRIVE,
)
