"""A fake LinkedIn: three members, and one organization that the first of them administers."""

from sandbox.fake import Fake
from sandbox.fakes.linkedin.answers import refuse
from sandbox.fakes.linkedin.oauth import OAUTH
from sandbox.fakes.linkedin.people import WORLD
from sandbox.fakes.linkedin.routes import ROUTES
from sandbox.fakes.linkedin.seed import seed
from sandbox.fakes.linkedin.versions import inspect

FAKE = Fake(
    slug="linkedin",
    name="LinkedIn",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: WORLD,
    seed=seed,
    refuse=refuse,
    inspect=inspect,
)
