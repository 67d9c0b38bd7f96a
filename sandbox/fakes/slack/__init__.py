"""A fake Slack: one workspace that all its people share."""

from sandbox.fake import Fake
from sandbox.fakes.slack.answers import finish, refuse
from sandbox.fakes.slack.oauth import OAUTH
from sandbox.fakes.slack.people import TEAM
from sandbox.fakes.slack.routes import ROUTES
from sandbox.fakes.slack.seed import seed
from sandbox.fakes.slack.webhook import tell_revoked

FAKE = Fake(
    slug="slack",
    name="Slack",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: TEAM,
    seed=seed,
    tell_revoked=tell_revoked,
    refuse=refuse,
    finish=finish,
    takes_token_in_body=True,
)
