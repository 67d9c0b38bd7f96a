"""Pipedrive's operations at their real paths, with the scopes that open them."""

from sandbox.fake import Route
from sandbox.fakes.pipedrive import webhooks
from sandbox.fakes.pipedrive.leads import add_lead, add_note, list_leads
from sandbox.fakes.pipedrive.records import getter, lister
from sandbox.fakes.pipedrive.searching import search_deals, search_items
from sandbox.fakes.pipedrive.users import me
from sandbox.fakes.pipedrive.writing import changer, maker
from sandbox.oauth.revocation import PERSON, revoking

NUMBER = int | float
REACHED_AT = [{"value": str, "primary": bool, "label": str}]
DEAL = {
    "title": str,
    "value": NUMBER,
    "currency": str,
    "person_id": int,
    "org_id": int,
    "stage_id": int,
    "owner_id": int,
    "status": str,
    "custom_fields": dict,
}
PERSON_BODY = {"name": str, "emails": REACHED_AT, "phones": REACHED_AT, "org_id": int}
ORGANIZATION = {"name": str, "owner_id": int, "address": {"value": str}}
ACTIVITY = {
    "subject": str,
    "type": str,
    "due_date": str,
    "due_time": str,
    "deal_id": int,
    "participants": [{"person_id": int, "primary": bool}],
    "done": bool,
}
DEAL_FILTERS = {"status", "owner_id", "person_id", "org_id", "pipeline_id", "stage_id"}
DEALS = ("deals:read", "deals:full")
CONTACTS = ("contacts:read", "contacts:full")
ACTIVITIES = ("activities:read", "activities:full")
LEADS = ("leads:read", "leads:full")
HOOKS = ("webhooks:full",)
V1, V2 = "api/v1/", "api/v2/"
ROUTES = (
    Route("POST", "oauth/revoke", revoking(("basic",), ends=PERSON), public=True),
    Route("GET", V1 + "users/me", me),
    Route("GET", V2 + "deals", lister("deal", DEAL_FILTERS), scopes=DEALS),
    Route("GET", V2 + "deals/search", search_deals, scopes=(*DEALS, "search:read")),
    Route("GET", V2 + "deals/<str:id>", getter("deal"), scopes=DEALS),
    Route("POST", V2 + "deals", maker("deal", DEAL, "title"), scopes=("deals:full",)),
    Route("PATCH", V2 + "deals/<str:id>", changer("deal", DEAL), scopes=("deals:full",)),
    Route("GET", V2 + "stages", lister("stage", {"pipeline_id"}), scopes=DEALS),
    Route("GET", V2 + "persons", lister("person", {"owner_id", "org_id"}), scopes=CONTACTS),
    Route("POST", V2 + "persons", maker("person", PERSON_BODY, "name"), scopes=("contacts:full",)),
    Route("GET", V2 + "organizations", lister("organization", {"owner_id"}), scopes=CONTACTS),
    Route(
        "POST",
        V2 + "organizations",
        maker("organization", ORGANIZATION, "name"),
        scopes=("contacts:full",),
    ),
    Route(
        "GET",
        V2 + "activities",
        lister("activity", {"deal_id", "person_id", "done", "owner_id"}),
        scopes=ACTIVITIES,
    ),
    Route(
        "POST",
        V2 + "activities",
        maker("activity", ACTIVITY, "subject"),
        scopes=("activities:full",),
    ),
    Route("GET", V1 + "leads", list_leads, scopes=LEADS),
    Route("POST", V1 + "leads", add_lead, scopes=("leads:full",)),
    Route("POST", V1 + "notes", add_note, scopes=("deals:full", "contacts:full")),
    Route("GET", V1 + "webhooks", webhooks.list_all, scopes=HOOKS),
    Route("POST", V1 + "webhooks", webhooks.make, scopes=HOOKS),
    Route("DELETE", V1 + "webhooks/<str:id>", webhooks.remove, scopes=HOOKS),
    Route("GET", V2 + "itemSearch", search_items, scopes=("search:read",)),
)
