"""A partner's endpoints page by page: behind a cursor, or behind so many of the first."""

from django.db.models import Q, QuerySet

from config.api import keyset
from config.api.keyset import Search
from config.api.pagination import Page
from inbox.models import WebhookEndpoint
from inbox.webhooks.reaching import ORDER

ALL = Search(Q(), 0)
Endpoints = QuerySet[WebhookEndpoint]


def page_at(endpoints: Endpoints, page: Page, cursor: str) -> keyset.Page[WebhookEndpoint]:
    """Return what follows a cursor that an earlier page gave (400 for what is none), or lies at the offset."""
    if cursor:
        return keyset.page_of(endpoints, ORDER, cursor, page.limit, ALL)
    ordered = endpoints.order_by(*ORDER.top.columns)
    rows = list(ordered[page.offset : page.rows.stop + 1])
    onward = ORDER.place_of(rows[page.limit - 1], newer=False) if len(rows) > page.limit else ""
    return keyset.Page(rows[: page.limit], older=str(onward))
