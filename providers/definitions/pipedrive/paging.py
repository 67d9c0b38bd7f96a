"""How Pipedrive pages its lists: v2 by a cursor, v1 by where the next page starts."""

from providers.spec import Page

MOST = 500
MOST_FOUND = 100  # `itemSearch` gives no more


def by_cursor(key: str, items: str = "data", maximum: int = MOST) -> Page:
    """Return the paging of a list of v2."""
    return Page(
        key,
        items,
        limit_param="limit",
        cursor_param="cursor",
        next_cursor="additional_data.next_cursor",
        default=MOST_FOUND,
        maximum=maximum,
    )


def by_start(key: str) -> Page:
    """Return the paging of a list of v1."""
    return Page(
        key,
        "data",
        limit_param="limit",
        cursor_param="start",
        next_cursor="additional_data.pagination.next_start",
        has_more="additional_data.pagination.more_items_in_collection",
        default=100,
        maximum=MOST,
    )
