"""A fake Salesforce: login host and one organisation, which all its people share, in one place."""

from sandbox.fake import Fake
from sandbox.fakes.salesforce.answers import finish, inspect, refuse
from sandbox.fakes.salesforce.oauth import OAUTH
from sandbox.fakes.salesforce.org import ORG
from sandbox.fakes.salesforce.routes import ROUTES
from sandbox.fakes.salesforce.seed import seed

FAKE = Fake(
    slug="salesforce",
    name="Salesforce",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: ORG,
    seed=seed,
    refuse=refuse,
    inspect=inspect,
    finish=finish,
)
