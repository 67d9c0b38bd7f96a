"""The floor: a bare Django view that fetches from the provider and returns the bytes. Nothing else is done.

It does so with `requests.Session().get`, which is a connection for each call; below /kept with one session a thread.
"""

import os
import threading

import requests
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

UPSTREAM = os.environ["BENCH_UPSTREAM"]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[])  # noqa: S106
own = threading.local()


def fetch(request: HttpRequest, rest: str) -> HttpResponse:
    """Fetch with a new session."""
    with requests.Session() as session:
        return fetched(session, rest)


def fetch_kept(request: HttpRequest, rest: str) -> HttpResponse:
    """Fetch with this thread's session: requests promises no more."""
    if not hasattr(own, "session"):
        own.session = requests.Session()
    return fetched(own.session, rest)


def fetched(session: requests.Session, rest: str) -> HttpResponse:
    """Fetch and return what came."""
    answer = session.get(f"{UPSTREAM}/{rest}", timeout=(5, 30))
    length = {"Content-Length": str(len(answer.content))}
    return HttpResponse(answer.content, content_type="application/json", headers=length)


urlpatterns = [path("kept/<path:rest>", fetch_kept), path("<path:rest>", fetch)]
application = get_wsgi_application()
