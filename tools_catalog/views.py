"""The tools there are, over JSON: connected, all, of a provider, of a service."""

from collections.abc import Sequence

from django.conf import settings
from rest_framework.request import Request

from accounts.resolution import resolve
from config.api.call_log import call_log_of
from config.api.envelope import Answer
from config.api.views import ApiView
from providers.registry import Offer
from tools_catalog.listing.choice import every, of_provider, of_service, wants_all
from tools_catalog.listing.document import document
from tools_catalog.listing.page import page_of
from tools_catalog.listing.reach import Reach


class ToolsView(ApiView):
    """A list of tools, each with whether the account that the call acts for can call it."""

    required_scope = "tools:read"

    def reach(self, request: Request) -> Reach:
        """Return what the account can call that the call acts for, and note whose it is."""
        account = resolve(request)
        call_log_of(request).account_id = account.pk if account else None
        return Reach.of(account)

    def listed(
        self, request: Request, offers: Sequence[Offer], *, connected_only: bool = False
    ) -> Answer:
        """Answer with a page of the tools."""
        reach = self.reach(request)
        kept = [offer for offer in offers if reach.covers(offer) or not connected_only]
        page = page_of(offers, kept, request.query_params)
        data = {
            "tools": [document(offer, reach.covers(offer)) for offer in page.offers],
            "base_url": settings.PUBLIC_URL,
            "total": page.total,
            "next_cursor": page.next_cursor,
        }
        return Answer(data, next_cursor=page.next_cursor)


class ToolListView(ToolsView):
    def get(self, request: Request) -> Answer:
        only = not wants_all(request.query_params)
        return self.listed(request, every(), connected_only=only)


class ProviderToolsView(ToolsView):
    def get(self, request: Request, provider: str) -> Answer:
        return self.listed(request, of_provider(provider))


class ServiceToolsView(ToolsView):
    def get(self, request: Request, service: str) -> Answer:
        return self.listed(request, of_service(service))
