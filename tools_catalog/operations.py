"""The routes that tell what there is to call, described."""

from typing import Any

from config.api.openapi.operation import Operation, Success
from config.api.openapi.parameters import in_path, in_query
from config.api.openapi.success import listed
from config.api.openapi.types import TEXT
from tools_catalog.listing.answers import EXAMPLE, SCORED, TOOL, tools_in

TAG = "Tools"
PAGE = (
    in_query(
        "limit",
        "How many to return; all, unless it is given.",
        {"type": "integer", "minimum": 1},
        example=2,
    ),
    in_query("cursor", "The `next_cursor` of the page before.", {"type": "string"}),
)
QUERY = in_path(
    "query",
    "Words for what is to be done.",
    {"type": "string", "minLength": 1},
    example="send email",
)


def answer(tool: dict[str, Any], example: dict[str, Any]) -> tuple[Success]:
    """Return the answer with a list of tools."""
    shown = {
        "tools": [example],
        "base_url": "https://patchbay.example",
        "total": 1,
        "next_cursor": None,
    }
    return (listed(tools_in(tool), shown, description="The tools, or a page of them."),)


LIST = Operation(
    id="list_tools",
    tag=TAG,
    summary="List tools",
    description="Those that can be called for the account, or all that there are.",
    parameters=(
        in_query(
            "all",
            "Also tools that are not connected.",
            {"type": "string", "enum": ["true", "false"], "default": "false"},
            example="true",
        ),
        *PAGE,
    ),
    takes_account=True,
    answers=answer(TOOL, EXAMPLE),
)
SEARCH = Operation(
    id="search_tools",
    tag=TAG,
    summary="Find tools by what they do",
    description="The best first, connected or not.",
    parameters=(QUERY, *PAGE),
    takes_account=True,
    answers=answer(SCORED, EXAMPLE | {"score": 7.9}),
)
SEARCH_NAMES = Operation(
    id="search_tool_names",
    tag=TAG,
    summary="Find tools by name",
    description="The best first, connected or not.",
    parameters=(QUERY, *PAGE),
    takes_account=True,
    answers=answer(SCORED, EXAMPLE | {"score": 7.9}),
)
LIST_OF_PROVIDER = Operation(
    id="list_tools_of_provider",
    tag=TAG,
    summary="List the tools of a provider",
    description="None for a provider that is not known.",
    parameters=(in_path("provider", "The provider's name.", TEXT, example="google"), *PAGE),
    takes_account=True,
    answers=answer(TOOL, EXAMPLE),
)
LIST_OF_SERVICE = Operation(
    id="list_tools_of_service",
    tag=TAG,
    summary="List the tools of a service",
    description="None for a service that is not known.",
    parameters=(in_path("service", "The service's name.", TEXT, example="gmail"), *PAGE),
    takes_account=True,
    answers=answer(TOOL, EXAMPLE),
)
