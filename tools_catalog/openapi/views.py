"""GET /openapi.json: the document, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from tools_catalog.openapi.document import served


def etag_of(request: HttpRequest) -> str:
    return served().etag


@require_safe
@condition(etag_func=etag_of)
def openapi(request: HttpRequest) -> HttpResponse:
    """Answer with the document; 304 to whoever has it already."""
    headers = {"Cache-Control": "public, max-age=0, must-revalidate"}
    return HttpResponse(served().text, content_type="application/json", headers=headers)
