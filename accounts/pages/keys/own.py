"""The keys of whoever is logged in, and how a page shows a new one."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.app_addresses import base_url
from accounts.models import ApiKey

SENT_AGAIN = "That key is made already and was shown once. If you have not stored it, revoke it and create another."


def own_key(request: HttpRequest, pk: UUID) -> ApiKey:
    """Return a key of the person's own; anybody else's is a 404."""
    return get_object_or_404(request.user.api_keys.select_related("user__partner"), pk=pk)


def reveal(key: ApiKey, raw: str) -> dict[str, object]:
    """Return what the page needs that shows a key for the first and last time."""
    return {"key": key, "raw": raw, "try_url": first_call_of(key), "back": list_of(key)}


def first_call_of(key: ApiKey) -> str:
    """Return what any key of its kind may ask for."""
    if key.app_id:
        return f"{base_url(key.app_id)}/config"
    return f"{settings.PUBLIC_URL}/api/v1/me"


def list_of(key: ApiKey) -> str:
    """Return the page that a key is listed on: its app's, or that of the person's own keys."""
    return reverse("app", args=[key.app_id]) if key.app_id else reverse("api_keys")
