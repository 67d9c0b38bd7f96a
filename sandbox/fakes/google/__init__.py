"""A fake Google: accounts, Gmail, Calendar, Drive and its editors under one roof."""

from sandbox.fake import Fake
from sandbox.fakes.google.errors import refuse
from sandbox.fakes.google.oauth import OAUTH
from sandbox.fakes.google.routes import ROUTES
from sandbox.fakes.google.seed import seed

FAKE = Fake(
    slug="google",
    name="Google",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: person,
    seed=seed,
    refuse=refuse,
)
