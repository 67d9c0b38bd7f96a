"""What data alone cannot say about Notion."""

from providers.definitions.notion.quirks.connection import identity, read_grant
from providers.definitions.notion.quirks.nesting import with_content, with_nested
from providers.definitions.notion.quirks.queries import of_data_source, with_newer_filter
from providers.definitions.notion.quirks.titles import titled, titled_each
from providers.definitions.notion.quirks.writing import (
    appended,
    changed_page,
    comment,
    new_database,
    new_page,
    with_more_appended,
    with_the_rest,
)

__all__ = [
    "appended",
    "changed_page",
    "comment",
    "identity",
    "new_database",
    "new_page",
    "of_data_source",
    "read_grant",
    "titled",
    "titled_each",
    "with_content",
    "with_more_appended",
    "with_nested",
    "with_newer_filter",
    "with_the_rest",
]
