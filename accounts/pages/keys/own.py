"""The keys of whoever is logged in, and how a page shows a new one."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import ApiKey


def own_key(request: HttpRequest, pk: UUID) -> ApiKey:
    """Return a key of the person's own; anybody else's is a 404."""
    return get_object_or_404(request.user.api_keys.select_related("user__partner"), pk=pk)


def reveal(key: ApiKey, raw: str) -> dict[str, object]:
    """Return what the page needs that shows a key for the first and last time."""
    return {"key": key, "raw": raw, "api": f"{settings.PUBLIC_URL}/api/v1"}
