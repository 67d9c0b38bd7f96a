"""What happens around every answer: the request log and the ordered failures."""

import socket
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sandbox import failures, request_log, touched

Answer = Callable[[HttpRequest], HttpResponse]
CONTROL = "/_control/"


class RecordRequests:
    """Note every request of a provider when it comes and its status when it is answered."""

    def __init__(self, get_response: Answer):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer and record."""
        if request.path.startswith(CONTROL):
            return self.get_response(request)
        entry = request_log.note(request)
        touched.touch(entry.provider)
        request.injected = request.dropped = False
        response = self.get_response(request)
        touched.touch(entry.provider)
        entry.grant_type = getattr(request, "grant_type", None)
        entry.injected = request.injected
        entry.status = None if request.dropped else response.status_code
        return response


class InjectFailures:
    """Let an ordered failure take the place of the answer, before or after the real work."""

    def __init__(self, get_response: Answer):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer for real unless a failure was ordered."""
        ours = request.path.startswith(CONTROL)
        failure = None if ours else failures.take(request)
        if failure is None:
            return self.get_response(request)
        request.injected = True
        real = self.get_response(request) if failure.after else None
        time.sleep(failure.delay)
        if failure.close:
            return _drop(request)
        if failure.status:
            return failure.answer()
        return real or self.get_response(request)


def _drop(request: HttpRequest) -> HttpResponse:
    """Close the connection: what is returned here has nowhere to go."""
    request.dropped = True
    request.environ["gunicorn.socket"].shutdown(socket.SHUT_RDWR)
    return HttpResponse()
