"""A request that waits until its sender has said who they are; its form is kept in the session, sealed."""

import json
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.account.utils import get_next_redirect_url
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import resolve_url
from django.urls import resolve

from config.vault import CannotOpen, seal, unseal

LONGEST = 64 * 1024  # characters of a form; a longer one is not kept
RESUME = "accounts.reauthentication.suspended.resume"


def suspend(request: HttpRequest) -> HttpResponseRedirect:
    """Ask who it is (a stranger logs in); what was asked for goes on afterwards."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    where = methods[0]["url"] if methods else resolve_url("account_login")
    request.session.pop(STATE_SESSION_KEY, None)
    form = request.POST.urlencode() if request.method == "POST" and methods else ""
    if 0 < len(form) <= LONGEST:
        request.session[STATE_SESSION_KEY] = {"callback": RESUME, "state": kept(request, form)}
    return redirect_to_login(request.get_full_path(), where)


def kept(request: HttpRequest, form: str) -> str:
    said = {"url": request.get_full_path(), "form": form}
    return seal(json.dumps(said), place(request))


def place(request: HttpRequest) -> str:
    return f"session|suspended|{request.user.pk}|{request.user.pk}"


def resume(request: HttpRequest, state: str) -> HttpResponse:
    """Go on with the form, if it is the one that was asked about; else only to the page."""
    url = get_next_redirect_url(request) or resolve_url("settings")
    try:
        said = json.loads(unseal(state, place(request)))
    except CannotOpen:  # its key is gone
        return HttpResponseRedirect(url)
    return replay(request, said) if said["url"] == url else HttpResponseRedirect(url)


def replay(request: HttpRequest, said: dict[str, Any]) -> HttpResponse:
    """Hand the kept form to its page. The token of this request was checked, so it comes from our page."""
    parts = urlsplit(said["url"])
    match = resolve(parts.path)
    request.path = request.path_info = parts.path
    request.META["QUERY_STRING"] = parts.query
    request.GET, request.POST = QueryDict(parts.query), QueryDict(said["form"])
    request.resolver_match = match
    return match.func(request, *match.args, **match.kwargs)
