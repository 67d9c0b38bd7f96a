"""The way back from the provider: check everything, then log in, connect, or count as asked again."""

from typing import Any

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialLogin
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.reauthentication.recency import proved_recently
from accounts.sso.asked_again import date_back, prove
from accounts.sso.begun import AGAIN, CONNECT, redirect_uri, taken_up
from accounts.sso.exchange import exchange
from accounts.sso.issuer import issuer
from accounts.sso.linking import links_of
from accounts.sso.pages.refusing import refusing
from accounts.sso.provider import provider
from accounts.sso.refusals import OtherPerson, Stale, Stopped, Untrusted


@never_cache
@require_GET
@refusing
def callback(request: HttpRequest) -> HttpResponse:
    """Take up what this browser began, with the claims of whoever logged in."""
    begun = taken_up(request)
    claims = exchange(
        code_of(request),
        verifier=begun["verifier"],
        nonce=begun["nonce"],
        redirect_uri=redirect_uri(),
    )
    if begun["process"] == AGAIN:
        return proved(request, begun, claims)
    return finished(request, begun, claims)


def code_of(request: HttpRequest) -> str:
    """Return the code; an answer that names its issuer must come from ours."""
    if "error" in request.GET or not request.GET.get("code"):
        raise Stopped(f"the provider answered {request.GET.get('error', '')[:60]!r}")
    if request.GET.get("iss", name := issuer().name) != name:
        raise Untrusted("the answer comes from another issuer")
    return request.GET["code"]


def finished(request: HttpRequest, begun: dict[str, Any], claims: dict[str, Any]) -> HttpResponse:
    """Log in or connect as allauth does, by the rules of our adapter."""
    login = provider(request).sociallogin_from_response(request, claims)
    login.state = {"process": begun["process"], "next": begun["next"]}
    if begun["process"] == CONNECT and not proved_recently(request):
        return redirect("sso_connect")
    if begun["process"] == CONNECT:
        refuse_second(request, login)
    try:
        response = complete_social_login(request, login)
    except IntegrityError as exc:
        raise Stale("the same sign-on twice at once") from exc
    date_back(request, claims)
    return response


def refuse_second(request: HttpRequest, login: SocialLogin) -> None:
    """Keep one sign-in for each person, and each for one person."""
    if links_of(request.user).exclude(uid=login.account.uid).exists() or taken(request, login):
        raise OtherPerson("connected to somebody else")


def taken(request: HttpRequest, login: SocialLogin) -> bool:
    same = type(login.account).objects.filter(
        provider=login.account.provider, uid=login.account.uid
    )
    return same.exclude(user_id=request.user.pk).exists()


def proved(request: HttpRequest, begun: dict[str, Any], claims: dict[str, Any]) -> HttpResponse:
    """Go on where the question came from; a form that waits is sent on by its person's hand."""
    prove(request, claims, begun["at"])
    where = begun["next"] or resolve_url("settings")
    if STATE_SESSION_KEY in request.session:
        return render(request, "sso/resume.html", {"next": where})
    return HttpResponseRedirect(where)
