"""The operations of Salesforce's REST API that are played."""

from sandbox.fake import Route
from sandbox.fakes.salesforce import changes, objects, org, queries, records, search
from sandbox.oauth.revocation import revoking

DATA = "services/data/v<version>"
RECORD = f"{DATA}/sobjects/<sobject>/<record>"
API = ("api", "full")

ROUTES = (
    Route("POST", "services/oauth2/revoke", revoking(), public=True),
    Route("GET POST", "services/oauth2/userinfo", org.userinfo, ("openid", "full")),
    Route("GET", f"{DATA}/limits", org.limits, API),
    Route("GET", f"{DATA}/query", queries.query, API),
    Route("GET", f"{DATA}/query/<locator>", queries.more, API),
    Route("GET", f"{DATA}/parameterizedSearch", search.search, API),
    Route("GET", f"{DATA}/sobjects", objects.list_all, API),
    Route("POST", f"{DATA}/sobjects/<sobject>", changes.create, API),
    Route("GET", f"{DATA}/sobjects/<sobject>/describe", objects.describe, API),
    Route("GET", RECORD, records.get, API),
    Route("PATCH", RECORD, changes.update, API),
    Route("DELETE", RECORD, changes.delete, API),
)
