"""Everything the fake Google serves."""

from sandbox.fake import Route
from sandbox.fakes.google import identity, keys
from sandbox.fakes.google.calendar.routes import ROUTES as CALENDAR
from sandbox.fakes.google.docs.routes import ROUTES as DOCS
from sandbox.fakes.google.drive.routes import ROUTES as DRIVE
from sandbox.fakes.google.gmail.routes import ROUTES as GMAIL
from sandbox.fakes.google.sheets.routes import ROUTES as SHEETS
from sandbox.fakes.google.slides.routes import ROUTES as SLIDES

ROUTES = (
    Route("GET POST", "v1/userinfo", identity.userinfo),
    Route("GET", "tokeninfo", identity.tokeninfo, public=True),
    Route("POST", "revoke", identity.revoke, public=True),
    Route("GET", "oauth2/v3/certs", keys.certs, public=True),
    *GMAIL,
    *CALENDAR,
    *DRIVE,
    *SHEETS,
    *DOCS,
    *SLIDES,
)
