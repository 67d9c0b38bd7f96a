"""A fake Microsoft: sign-in, Outlook's mail and calendar, and OneDrive behind Graph."""

from sandbox.fake import Fake
from sandbox.fakes.microsoft.errors import refuse
from sandbox.fakes.microsoft.oauth import OAUTH
from sandbox.fakes.microsoft.routes import ROUTES
from sandbox.fakes.microsoft.seed import seed

FAKE = Fake(
    slug="microsoft",
    name="Microsoft",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: person,
    seed=seed,
    refuse=refuse,
)
