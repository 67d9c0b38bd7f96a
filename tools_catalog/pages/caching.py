"""Pages that are the same for everybody may be kept, and are sent again only when they changed."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

KEPT = "public, max-age=60"


def kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the response with its ETag, or 304 if the caller has it already."""
    response["Cache-Control"] = KEPT
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response)
