"""The WSGI entry point that gunicorn loads."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from config.request import Request


class Application(WSGIHandler):
    """Django, with requests as we read them."""

    request_class = Request

    def get_response(self, request: HttpRequest) -> HttpResponse:
        """Answer from the one set of routes there is: none is chosen for each request.

        What came of it our own access line says.
        """
        response = self._middleware_chain(request)
        response._resource_closers.append(request.close)
        if request.method == "HEAD":
            leave_the_head(response)
        return response


def leave_the_head(response: HttpResponseBase) -> None:
    """Take the body away: gunicorn would drop it too, with a warning in the log for each request."""
    if response.streaming:
        response.streaming_content = ()
    else:
        response.content = b""


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)
application = Application()
