"""A page of a long list as people see it: its rows, and the addresses of the pages beside it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.http import urlencode

from config.api.errors import Invalid
from config.api.keyset import Page


def listed(
    page_at: Callable[[str], Page[Any]], path: str, filters: Mapping[str, str], cursor: str
) -> dict[str, Any]:
    """Return what a template says of the page at a cursor; of the first, for an address that was altered."""
    try:
        page, is_lost = page_at(cursor), False
    except Invalid:
        page, is_lost = page_at(""), True
    is_first = is_lost or not cursor
    return {
        "rows": page.rows,
        "older_url": page.older and address(path, filters, cursor=page.older),
        "newer_url": page.newer and address(path, filters, cursor=page.newer),
        "newest_url": address(path, filters),
        "is_first": is_first,
        "is_lost": is_lost,
        "is_new": is_first and not (page.rows or page.older or filters),
    }


def address(path: str, filters: Mapping[str, str], **more: str) -> str:
    """Return the list with the same filters and these."""
    query = urlencode({**filters, **more})
    return f"{path}?{query}" if query else path
