"""A fake Calendly: one organization of three people, all of whom see what is booked."""

from sandbox.fake import Fake
from sandbox.fakes.calendly.answers import finish, refuse
from sandbox.fakes.calendly.oauth import OAUTH
from sandbox.fakes.calendly.people import WORLD
from sandbox.fakes.calendly.routes import ROUTES
from sandbox.fakes.calendly.seed import seed

FAKE = Fake(
    slug="calendly",
    name="Calendly",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: WORLD,
    seed=seed,
    refuse=refuse,
    finish=finish,
)
