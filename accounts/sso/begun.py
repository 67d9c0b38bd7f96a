"""A sign-on that was begun: what has to come back is in the session of the browser that began it."""

import secrets
import time
from typing import Any
from urllib.parse import urlencode

from allauth.socialaccount.internal import statekit
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.sso.issuer import issuer
from accounts.sso.refusals import Stale

LOGIN, CONNECT, AGAIN = "login", "connect", "again"
FRESH = {"prompt": "login", "max_age": "0"}


def begin(request: HttpRequest, process: str, next_url: str | None = None) -> str:
    """Return the address to log in at. Raises Unavailable or Untrusted."""
    at = issuer()
    proof = generate_code_challenge()
    verifier = proof.pop("code_verifier")
    begun = {
        "process": process,
        "next": next_url,
        "nonce": secrets.token_urlsafe(32),
        "verifier": verifier,
        "person": str(request.user.pk),
        "at": time.time(),
    }
    state = statekit.stash_state(
        request, provider_id=settings.SSO.issuer, state=begun, state_id=secrets.token_urlsafe(32)
    )
    asked = asking(state, begun["nonce"]) | proof | (FRESH if process == AGAIN else {})
    return f"{at.authorization_endpoint}{joint(at.authorization_endpoint)}{urlencode(asked)}"


def asking(state: str, nonce: str) -> dict[str, Any]:
    return {
        "response_type": "code",
        "client_id": settings.SSO.client_id,
        "redirect_uri": redirect_uri(),
        "scope": "openid email profile",
        "state": state,
        "nonce": nonce,
    }


def taken_up(request: HttpRequest) -> dict[str, Any]:
    """Return what this browser began, once; raise Stale for everything else."""
    begun = statekit.unstash_state(
        request, provider_id=settings.SSO.issuer, state_id=request.GET.get("state", "")
    )
    if begun is None:
        raise Stale("unknown state")
    if begun["process"] != LOGIN and begun["person"] != str(request.user.pk):
        raise Stale("begun by somebody else")
    return begun


def redirect_uri() -> str:
    """Return the one address that is registered at the provider, whatever host we were asked at."""
    return settings.PUBLIC_URL + reverse("sso_callback")


def joint(url: str) -> str:
    return "&" if "?" in url else "?"
