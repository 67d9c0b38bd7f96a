"""Notion's search, which looks at titles alone."""

from providers.definitions.notion import quirks
from providers.definitions.notion.parameters import paged
from providers.params import obj, text
from providers.spec import Tool

SEARCH = (
    Tool(
        name="notion_search_pages",
        actions=("SEARCH_NOTION_PAGE",),
        description="Search the titles of the Notion pages and data sources that were shared.",
        permission="notion.search",
        route="POST notion/search",
        upstream="POST /search",
        changes_nothing=True,
        params=(
            text("query", "Words of the title; everything without them"),
            obj(
                "filter", "Notion's filter object: property `object`, value `page` or `data_source`"
            ),
            obj("sort", "Notion's sort object"),
        ),
        page=paged("results", in_body=True),
        build_request=quirks.with_newer_filter,
        shape_response=quirks.titled_each,
        other_names=("notion_search",),
        example={"query": "launch"},
    ),
)
