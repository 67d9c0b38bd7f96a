"""The reference of all routes, in which calls can be tried out."""

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.views import View

from tools_catalog.pages.caching import kept
from tools_catalog.pages.contents import groups

# Swagger UI sets the style of some of its elements by itself.
LOOSER = {"style-src": ["'unsafe-inline'"]}


@method_decorator(csp_update(LOOSER), name="dispatch")
class ReferencePage(View):
    """Swagger UI over /openapi.json; its calls go to the server that showed the page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        text = render_to_string("docs/reference.html", {"groups": groups()})
        return kept(request, HttpResponse(text))
