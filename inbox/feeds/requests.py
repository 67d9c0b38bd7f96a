"""A request of a provider as feeds read it: signatures are made over the very bytes."""

from django.conf import settings
from django.http import HttpRequest

from config.api.parser import read_capped
from providers.spec import Delivery


def delivery_of(request: HttpRequest, most: int) -> Delivery:
    """Return the request as it came, with a body of so many bytes at most (else 413)."""
    declared = int(request.META.get("CONTENT_LENGTH") or 0)
    return Delivery(
        method=request.method or "",
        url=settings.PUBLIC_URL + request.get_full_path(),
        headers=request.headers,
        query=request.GET.dict(),
        body=read_capped(request, declared, most),
    )
