"""A fake Linear: one workspace that all its people share, behind a GraphQL endpoint."""

from sandbox.fake import Fake
from sandbox.fakes.linear.answers import finish, refuse
from sandbox.fakes.linear.oauth import OAUTH
from sandbox.fakes.linear.routes import ROUTES
from sandbox.fakes.linear.seed import seed
from sandbox.fakes.linear.seed_data import ORGANIZATION
from sandbox.fakes.linear.webhook import tell_revoked

FAKE = Fake(
    slug="linear",
    name="Linear",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: ORGANIZATION["id"],
    seed=seed,
    tell_revoked=tell_revoked,
    refuse=refuse,
    finish=finish,
)
