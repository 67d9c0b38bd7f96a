"""Everything the fake Microsoft serves."""

from sandbox.fake import Route
from sandbox.fakes.microsoft import identity, scopes, subscriptions
from sandbox.fakes.microsoft.calendar.routes import ROUTES as CALENDAR
from sandbox.fakes.microsoft.drive.routes import ROUTES as DRIVE
from sandbox.fakes.microsoft.mail.routes import ROUTES as MAIL

SUBSCRIPTIONS = "v1.0/subscriptions"
WATCHED = (*scopes.READ_MAIL, *scopes.READ_EVENTS)

ROUTES = (
    Route("GET", "v1.0/me", identity.me, scopes.READ_PROFILE),
    # Not in one transaction: the subscriber is asked before there is a subscription.
    Route("POST", SUBSCRIPTIONS, subscriptions.make, WATCHED, streams=True),
    Route("PATCH", f"{SUBSCRIPTIONS}/<id>", subscriptions.renew, WATCHED),
    Route("DELETE", f"{SUBSCRIPTIONS}/<id>", subscriptions.end, WATCHED),
    *MAIL,
    *CALENDAR,
    *DRIVE,
)
