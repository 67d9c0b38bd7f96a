"""Where a request may come from: programs send no Origin, pages of other sites do."""

from urllib.parse import urlsplit

from django.conf import settings

from config.api.errors import PermissionDenied


def check_origin(origin: str | None) -> None:
    """Raise 403 for a page of another origin: by DNS rebinding it could reach a server on a private network."""
    if origin is not None and origin.lower() != own_origin():
        raise PermissionDenied("Pages of another origin may not call this route")


def own_origin() -> str:
    parts = urlsplit(settings.PUBLIC_URL)
    return f"{parts.scheme}://{parts.netloc}".lower()
