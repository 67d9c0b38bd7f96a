"""Where views meet Idempotency-Keys: a call is begun before its handler, and ended before its answer leaves."""

from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.views import APIView

from config.api.call_log import call_log_of
from config.api.errors import Invalid
from config.idempotency.answers import Replay
from config.idempotency.asked import asked_in, is_asked_for
from config.idempotency.beginning import begin
from config.idempotency.ending import end
from config.idempotency.models import IdempotentCall


class MadeOnce(APIView):
    """A view whose calls with an Idempotency-Key are made once. It says when, by `begin_once`."""

    first_call: IdempotentCall | None = None

    def takes_stream(self, request: Request) -> bool:
        """Say whether the body is passed on unread: such a call cannot be told from another one."""
        return False

    def body_once(self, request: Request) -> Any:
        """Return what of the body makes the call what it is."""
        return request.data

    def begin_once(self, request: Request) -> None:
        """Begin a call that has the header, or raise what a repeat of it is answered with."""
        if not is_asked_for(request) or request.method not in self.allowed_methods:
            return
        if self.takes_stream(request):
            raise Invalid("A streamed upload cannot be repeated: leave the Idempotency-Key out")
        self.first_call = begin(asked_in(request, self.body_once(request)))

    def handle_exception(self, exc: Exception) -> HttpResponseBase:
        if isinstance(exc, Replay):
            return exc.answer(call_log_of(self.request))
        return super().handle_exception(exc)

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        answer = super().finalize_response(request, response, *args, **kwargs)
        if self.first_call is not None:
            end(self.first_call, answer, call_log_of(request))
        return answer
