"""A fake Discord: three servers, the bot in two of them, and each person adds it to one."""

from sandbox.fake import Fake
from sandbox.fakes.discord.answers import finish, inspect, refuse
from sandbox.fakes.discord.oauth import OAUTH
from sandbox.fakes.discord.routes import ROUTES
from sandbox.fakes.discord.seed import seed
from sandbox.fakes.discord.world import WORLD

FAKE = Fake(
    slug="discord",
    name="Discord",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: WORLD,
    seed=seed,
    refuse=refuse,
    inspect=inspect,
    finish=finish,
)
