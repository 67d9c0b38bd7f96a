"""Who calls: the API key in the Authorization header, and nowhere else."""

import logging
from typing import Any
from urllib.parse import unquote_plus

from django.http import HttpRequest
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts import wrong_keys
from accounts.keys import ANY_KEY, looks_real
from accounts.models import ApiKey
from config.api.errors import AuthRequired, Invalid

log = logging.getLogger("patchbay.auth")


def key_text(request: HttpRequest | Request) -> str:
    """Return the raw key of the request, or raise 401 (400 for a key in the query string)."""
    refuse_exposed_key(request)
    if not request.META.get("HTTP_AUTHORIZATION"):
        raise AuthRequired("Missing authorization header")
    scheme, text = sent_in(request)
    if scheme.lower() != "bearer" or not looks_real(text):
        raise AuthRequired()
    return text


def sent_in(request: HttpRequest | Request) -> tuple[str, str]:
    """Return scheme and credential of the Authorization header, whatever they are."""
    scheme, _, text = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    return scheme, text.strip()


def refuse_exposed_key(request: HttpRequest | Request) -> None:
    """Refuse a key in the query string, however it is spelled: it is in somebody's log by now."""
    refuse_key_in(unquote_plus(request.META.get("QUERY_STRING", "")), "URL")


def refuse_key_in(text: str, where: str) -> None:
    """Raise 400 for a key that stands where keys are kept or logged, and flag it by its ends."""
    if found := ANY_KEY.search(text):
        key = found[0]
        log.warning("an API key was sent in the %s: %s…%s", where, key[:10], key[-4:])
        raise Invalid(
            f"An API key was sent in the {where}. Send it in the Authorization header, and revoke this one."
        )


class ApiKeyAuthentication(BaseAuthentication):
    """Sets `request.user` to the key's user and `request.auth` to the ApiKey."""

    def authenticate(self, request: Request) -> tuple[Any, ApiKey]:
        raw_key = key_text(request)
        wrong_keys.check(request)
        key = ApiKey.objects.recognise(raw_key)
        if key is None or key.kind == ApiKey.Kind.APP:
            wrong_keys.note(request)
            raise AuthRequired()
        remember_key(request, key)
        return key.user, key

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def remember_key(request: Request, key: ApiKey) -> None:
    """Leave the key where the metering middleware and the access log find it."""
    request._request.api_key = key
    request._request.api_key_id = str(key.pk)
