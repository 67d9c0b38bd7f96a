"""What a tool answers: the provider's data in the envelope, a list with its cursor, or a file."""

from typing import Any

from config.api.openapi.operation import JSON, Success
from config.api.openapi.success import DONE, NEXT_CURSOR, a_list, an_object
from providers.spec import Page, Tool

ANYTHING: dict[str, Any] = {"description": "What the provider answered, lightly shaped."}
ITEMS = a_list({}, description="The page's items, as the provider has them.")
ANY_TYPE = "*/*"  # a file has the type that it has


def answers_of(tool: Tool) -> tuple[Success, ...]:
    """Return the answer of a call that went well."""
    members = {"ok": DONE, "data": data_of(tool)}
    if tool.page:
        members["next_cursor"] = NEXT_CURSOR
    content: dict[str, Any] = {JSON: an_object(members)}
    if tool.raw_when:
        name, value = tool.raw_when
        content[ANY_TYPE] = {"description": f"The file itself, with `{name}={value}`."}
    return (Success(description=described(tool), content=content),)


def described(tool: Tool) -> str:
    return "A page of the list." if tool.page else "Done."


def data_of(tool: Tool) -> dict[str, Any]:
    """Return the schema of `data`."""
    return ANYTHING if tool.page is None else page_of(tool.page)


def page_of(page: Page) -> dict[str, Any]:
    """Return the schema of a list: an array, or an object that holds it beside what else there is."""
    if page.key is None:
        return ITEMS
    return an_object({page.key: ITEMS, "next_cursor": NEXT_CURSOR})
