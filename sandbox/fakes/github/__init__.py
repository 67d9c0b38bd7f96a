"""A fake GitHub: api.github.com and github.com's OAuth in one place."""

from sandbox.fake import Fake
from sandbox.fakes.github.answers import finish, inspect, refuse
from sandbox.fakes.github.oauth import OAUTH
from sandbox.fakes.github.routes import ROUTES
from sandbox.fakes.github.seed import WORLD, seed
from sandbox.fakes.github.webhook import tell_revoked

FAKE = Fake(
    slug="github",
    name="GitHub",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: WORLD,
    seed=seed,
    refuse=refuse,
    inspect=inspect,
    tell_revoked=tell_revoked,
    finish=finish,
)
