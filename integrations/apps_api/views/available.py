"""Which toolkits there are: the curated ones, or those that a search finds."""

from rest_framework.request import Request
from rest_framework.response import Response

from integrations.apps_api.catalogue import listed, matching
from integrations.apps_api.views.ground import AppView
from providers.toolkits import curated


class AvailableView(AppView):
    """GET /available: ten curated toolkits, or with `search` whatever its text is part of."""

    def get(self, request: Request, app_id: str) -> Response:
        text = request.query_params.get("search", "").strip()
        found = matching(text) if text else curated()
        return Response({"integrations": [listed(toolkit) for toolkit in found]})
