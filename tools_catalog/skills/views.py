"""GET /skills: Markdown for agents. What goes wrong is JSON, as everywhere."""

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from accounts.resolution import external_id_in, resolve
from config.api.call_log import call_log_of
from config.api.views import ApiView
from tools_catalog.listing.choice import every
from tools_catalog.listing.reach import Reach
from tools_catalog.skills.caller import Caller
from tools_catalog.skills.document import document_of
from tools_catalog.skills.operations import SHOW_SKILLS

# It tells what one account has connected: nobody else's copy may be served in its place.
HEADERS = {"Cache-Control": "private, no-store", "Vary": "Authorization, X-Account-Id"}


class SkillsView(ApiView):
    required_scope = "tools:read"
    operations = {"get": SHOW_SKILLS}

    def get(self, request: Request) -> HttpResponse:
        account = resolve(request)
        call_log_of(request).account_id = account.pk if account else None
        caller = Caller(settings.PUBLIC_URL, external_id_in(request) is not None)
        text = document_of(filter(Reach.of(account).covers, every()), caller)
        return HttpResponse(text, content_type="text/markdown; charset=utf-8", headers=HEADERS)
