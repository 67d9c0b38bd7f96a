"""GET /tools: what can be executed, with the schema of its parameters."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import App
from config.api.pagination import whole_number
from integrations.apps_api.enabled import config_of, enabled_toolkits
from integrations.apps_api.views.ground import AppView
from providers.actions import Action, actions_of
from providers.schemas import message_schema
from providers.toolkits import toolkits

USUAL, MOST = 50, 250


class ToolsView(AppView):
    """The tools of one toolkit, or of all that the app has on."""

    open_to_end_users = True

    def get(self, request: Request, app_id: str) -> Response:
        query = request.query_params
        found = sendable(self.app, query.get("toolkit"))
        limit = min(whole_number(query, "limit", USUAL, least=1), MOST)
        shown = found[whole_number(query, "offset", 0, least=0) :][:limit]
        return Response({"tools": [listed(action) for action in shown], "total": len(found)})


def sendable(app: App, slug: str | None) -> list[Action]:
    """Return the tools that fit into a message, of the toolkit or of all that are on; 400 for one that is not."""
    if slug:
        config_of(app, slug)
    wanted = [toolkits()[slug]] if slug else enabled_toolkits(app)
    offered = (action for toolkit in wanted for action in actions_of(toolkit))
    return [action for action in offered if not action.offer.tool.raw_upload]


def listed(action: Action) -> dict[str, Any]:
    """Return a tool as this API lists it."""
    tool = action.offer.tool
    return {
        "name": action.name,
        "description": tool.description,
        "parameters": message_schema(tool),
    }
