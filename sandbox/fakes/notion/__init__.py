"""A fake Notion: one workspace, in which every person gives the app the same shared pages."""

from sandbox.fake import Fake
from sandbox.fakes.notion.answers import inspect, refuse
from sandbox.fakes.notion.oauth import OAUTH
from sandbox.fakes.notion.people import WORKSPACE
from sandbox.fakes.notion.routes import ROUTES
from sandbox.fakes.notion.seed import seed

FAKE = Fake(
    slug="notion",
    name="Notion",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: WORKSPACE,
    seed=seed,
    refuse=refuse,
    inspect=inspect,
)
