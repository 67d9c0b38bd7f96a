"""A fake Jira Cloud: two sites, and Atlassian's accounts in front of them."""

from sandbox.fake import Fake
from sandbox.fakes.jira.answers import refuse
from sandbox.fakes.jira.oauth import OAUTH
from sandbox.fakes.jira.routes import ROUTES
from sandbox.fakes.jira.seed import seed

FAKE = Fake(
    slug="jira",
    name="Jira",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: person,
    seed=seed,
    refuse=refuse,
)
