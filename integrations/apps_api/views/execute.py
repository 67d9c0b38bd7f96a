"""POST /execute: one tool call for one end user."""

from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from config.api.errors import ApiError
from integrations.apps_api.execution.carrying_out import Prepared, answered, carry_out, prepare
from integrations.apps_api.views.ground import AppView
from integrations.using import touch
from providers.registry import Offer


class ExecuteView(AppView):
    """What is ordered is known before the call is admitted: its account may have a budget of its own."""

    open_to_end_users = True
    prepared: Prepared | None = None
    refusal: Exception | None = None

    @property
    def offers(self) -> dict[str, Offer]:
        """Return the tool that is called, for the note of a call in flight."""
        action = self.prepared.order.action if self.prepared else None
        return {"POST": action.offer} if action else {}

    def is_read(self, method: str) -> bool:
        """Say that the route changes nothing by itself: what a call does is known by its tool."""
        return True

    def check_throttles(self, request: Request) -> None:
        """Look the order up first; what is wrong with it is told once the call is admitted."""
        if request.method == "POST":
            try:
                self.prepared = prepare(request)
            except (ApiError, APIException) as exc:
                self.refusal = exc
        super().check_throttles(request)

    def begin_once(self, request: Request) -> None:
        if self.refusal is not None:
            raise self.refusal
        super().begin_once(request)

    def post(self, request: Request, app_id: str) -> Response:
        result = carry_out(request, self.prepared)
        touch(self.prepared.connection.integration)
        return Response(answered(result))
