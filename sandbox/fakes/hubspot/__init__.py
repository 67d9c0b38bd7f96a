"""A fake HubSpot: one account (portal) that all its people share."""

from sandbox.fake import Fake
from sandbox.fakes.hubspot.account import PORTAL
from sandbox.fakes.hubspot.answers import finish, refuse
from sandbox.fakes.hubspot.oauth import OAUTH
from sandbox.fakes.hubspot.routes import ROUTES
from sandbox.fakes.hubspot.seed import seed

FAKE = Fake(
    slug="hubspot",
    name="HubSpot",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: str(PORTAL),
    seed=seed,
    refuse=refuse,
    finish=finish,
)
