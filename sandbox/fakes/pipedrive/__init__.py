"""A fake Pipedrive: one company, whose three users share its deals, contacts, activities and leads."""

from sandbox.fake import Fake
from sandbox.fakes.pipedrive.answers import refuse, with_limits
from sandbox.fakes.pipedrive.oauth import OAUTH
from sandbox.fakes.pipedrive.routes import ROUTES
from sandbox.fakes.pipedrive.seed_data import COMPANY, seed
from sandbox.fakes.pipedrive.uninstalling import tell_revoked

FAKE = Fake(
    slug="pipedrive",
    name="Pipedrive",
    oauth=OAUTH,
    routes=ROUTES,
    identify=lambda person: COMPANY,
    seed=seed,
    refuse=refuse,
    finish=with_limits,
    tell_revoked=tell_revoked,
)
