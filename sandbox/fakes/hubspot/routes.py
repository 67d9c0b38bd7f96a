"""The operations of HubSpot's API that are played."""

from functools import partial

from sandbox.fake import Route
from sandbox.fakes.hubspot import account, changes, objects, pipelines
from sandbox.fakes.hubspot.kinds import COMPANIES, CONTACTS, DEALS, KINDS, NOTES, Kind
from sandbox.fakes.hubspot.search import search
from sandbox.oauth.revocation import TOKEN, revoking

OBJECTS = "crm/v3/objects"
READ = {
    CONTACTS.name: ("crm.objects.contacts.read",),
    COMPANIES.name: ("crm.objects.companies.read",),
    DEALS.name: ("crm.objects.deals.read",),
    NOTES.name: ("crm.objects.contacts.read",),
}
WRITE = {name: (scope.replace(".read", ".write"),) for name, (scope,) in READ.items()}


def routes_of(kind: Kind) -> tuple[Route, ...]:
    """Return the routes of one kind of record."""
    path = f"{OBJECTS}/{kind.name}"
    return (
        Route("GET", path, partial(objects.list_all, kind), READ[kind.name]),
        Route("POST", path, partial(changes.create, kind), WRITE[kind.name]),
        Route("POST", f"{path}/search", partial(search, kind), READ[kind.name]),
        Route("GET", f"{path}/<record>", partial(objects.get, kind), READ[kind.name]),
        Route("PATCH", f"{path}/<record>", partial(changes.update, kind), WRITE[kind.name]),
    )


ROUTES = (
    Route("POST", "oauth/2026-03/token/revoke", revoking(("post",), ends=TOKEN), public=True),
    Route("GET", "account-info/v3/details", account.details),
    Route("GET", "crm/v3/owners/", account.list_owners, ("crm.objects.owners.read",)),
    Route("GET", "crm/v3/owners/<owner>", account.get_owner, ("crm.objects.owners.read",)),
    Route("GET", "crm/v3/pipelines/deals", pipelines.list_all, ("crm.schemas.deals.read",)),
    *(route for kind in KINDS for route in routes_of(kind)),
)
