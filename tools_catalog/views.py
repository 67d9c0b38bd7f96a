"""The tools there are, over JSON: connected, all, of a provider, of a service, found by words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from rest_framework.request import Request

from accounts.resolution import resolve
from config.api.call_log import call_log_of
from config.api.envelope import Answer
from config.api.views import ApiView
from providers.registry import Offer
from tools_catalog.listing.choice import every, of_provider, of_service, wants_all
from tools_catalog.listing.document import document
from tools_catalog.listing.page import Page, page_of
from tools_catalog.listing.reach import Reach
from tools_catalog.operations import (
    LIST,
    LIST_OF_PROVIDER,
    LIST_OF_SERVICE,
    SEARCH,
    SEARCH_NAMES,
)
from tools_catalog.search.engine import Engine, everything, names_only


class ToolsView(ApiView):
    """A list of tools, each with whether the account that the call acts for can call it."""

    required_scope = "tools:read"

    def reach(self, request: Request) -> Reach:
        """Return what the account can call that the call acts for, and note whose it is."""
        account = resolve(request)
        call_log_of(request).account_id = account.pk if account else None
        return Reach.of(account)

    def listed(
        self,
        request: Request,
        offers: Sequence[Offer],
        *,
        connected_only: bool = False,
        scores: Mapping[str, float] | None = None,
    ) -> Answer:
        """Answer with a page of the tools; those that were searched for have a score."""
        reach = self.reach(request)
        kept = [offer for offer in offers if reach.covers(offer) or not connected_only]
        page = page_of(offers, kept, request.query_params)
        told = [document(offer, reach.covers(offer), scores) for offer in page.offers]
        return answer(told, page)


def answer(told: list[dict[str, Any]], page: Page) -> Answer:
    """Return the list as every route answers it: `base_url` is where its paths are called."""
    data = {
        "tools": told,
        "base_url": settings.PUBLIC_URL,
        "total": page.total,
        "next_cursor": page.next_cursor,
    }
    return Answer(data, next_cursor=page.next_cursor)


class ToolListView(ToolsView):
    operations = {"get": LIST}

    def get(self, request: Request) -> Answer:
        only = not wants_all(request.query_params)
        return self.listed(request, every(), connected_only=only)


class ProviderToolsView(ToolsView):
    operations = {"get": LIST_OF_PROVIDER}

    def get(self, request: Request, provider: str) -> Answer:
        return self.listed(request, of_provider(provider))


class ServiceToolsView(ToolsView):
    operations = {"get": LIST_OF_SERVICE}

    def get(self, request: Request, service: str) -> Answer:
        return self.listed(request, of_service(service))


class SearchView(ToolsView):
    """The tools that words describe, the best first; by names alone where the route says so."""

    operations = {"get": SEARCH}

    engine: Callable[[], Engine] = staticmethod(everything)

    def get(self, request: Request, query: str) -> Answer:
        hits = self.engine().find(query)
        scores = {offer.tool.name: score for offer, score in hits}
        return self.listed(request, [offer for offer, _ in hits], scores=scores)


class NamesView(SearchView):
    operations = {"get": SEARCH_NAMES}
    engine = staticmethod(names_only)
