"""/_ui/: the components, on servers with DEBUG only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from accounts.pages.components.shown import everything


class ComponentsPage(View):
    """Shows what the templates of templates/parts/ look like. Nowhere else is there such a page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not settings.DEBUG:
            raise Http404
        return render(request, "ui/components.html", everything())
