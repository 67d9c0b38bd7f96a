"""GET /jobs and /jobs/{id}: what goes on in the background, which is nothing."""

from rest_framework.request import Request

from accounts.resolution import resolve
from config.api.envelope import Answer
from config.api.errors import NotFound
from config.api.views import ApiView
from tools_catalog.jobs.asked import check_filters
from tools_catalog.jobs.operations import LIST, SHOW


class JobView(ApiView):
    required_scope = "jobs:read"
    operations = {"get": SHOW}

    def get(self, request: Request, pk: str) -> Answer:
        resolve(request)
        raise NotFound("Job not found")


class JobListView(ApiView):
    """Empty for everybody: public clients ask for it, and read its members at top level."""

    required_scope = "jobs:read"
    operations = {"get": LIST}

    def get(self, request: Request) -> Answer:
        resolve(request)
        check_filters(request.query_params)
        found = {"jobs": [], "total": 0, "next_cursor": None}
        return Answer(found, **found)
