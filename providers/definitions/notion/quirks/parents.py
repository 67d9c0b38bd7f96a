"""Find out what an id names: a page, a data source or a database."""

from typing import Any

from config.api.errors import Invalid, NotFound
from providers.definitions.notion.quirks.asking import get
from providers.definitions.notion.quirks.queries import first_source
from providers.filling import segment
from providers.spec import Call

KINDS = (("pages", "page_id"), ("data_sources", "data_source_id"))


def parent(call: Call) -> dict[str, Any]:
    """Return Notion's parent object, which names the kind of parent that our caller need not know."""
    if given := call.arguments.get("parent"):
        return given
    if parent_id := call.arguments.get("parent_id"):
        return parent_called(parent_id, call)
    raise Invalid("parent_id: This field is required.", fields={"parent_id": ["Required."]})


def parent_called(parent_id: str, call: Call) -> dict[str, Any]:
    """Return a parent with its kind, which Notion wants to be told: the first that exists."""
    for collection, member in KINDS:
        if exists(f"/{collection}/{segment('parent_id', parent_id)}", call):
            return {"type": member, member: parent_id}
    return {"type": "data_source_id", "data_source_id": first_source(parent_id, call)}


def exists(path: str, call: Call) -> bool:
    """Say whether Notion finds something at a path."""
    try:
        call.send(get(path, call))
    except NotFound:
        return False
    return True
