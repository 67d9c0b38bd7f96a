"""A fake X: everybody sees the same posts."""

from sandbox.fake import Fake
from sandbox.fakes.twitter.answers import finish, refuse
from sandbox.fakes.twitter.oauth import OAUTH
from sandbox.fakes.twitter.people import WORLD
from sandbox.fakes.twitter.routes import ROUTES
from sandbox.fakes.twitter.seed import seed

FAKE = Fake(
    slug="twitter",
    name="X",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: WORLD,
    seed=seed,
    refuse=refuse,
    finish=finish,
)
