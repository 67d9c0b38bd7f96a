"""Filter and order the pages of a data source, as far as a demonstration needs it."""

from collections.abc import Callable

from sandbox.fakes.notion.answers import invalid
from sandbox.fakes.notion.texts import plain

Test = Callable[[object, object], bool]
TESTS: dict[str, Test] = {
    "equals": lambda value, wanted: value == wanted,
    "does_not_equal": lambda value, wanted: value != wanted,
    "contains": lambda value, wanted: str(wanted).lower() in str(value or "").lower(),
    "greater_than": lambda value, wanted: value is not None and value > wanted,
    "less_than": lambda value, wanted: value is not None and value < wanted,
    "is_empty": lambda value, wanted: value in (None, "", []),
    "is_not_empty": lambda value, wanted: value not in (None, "", []),
}
TIMES = ("created_time", "last_edited_time")


def matches(page: dict, given: dict | None, schema: dict) -> bool:
    """Say whether a page fits a filter; one that names no property of the schema is refused."""
    if not given:
        return True
    if "and" in given or "or" in given:
        word = "and" if "and" in given else "or"
        fitting = [matches(page, one, schema) for one in given[word]]
        return all(fitting) if word == "and" else any(fitting)
    name, kind = property_of(given.get("property"), schema)
    if not isinstance(given.get(kind), dict):
        raise invalid(f"body failed validation: body.filter.{kind} should be defined.")
    value = value_of(page, name)
    return all(_test(test)(value, wanted) for test, wanted in given[kind].items())


def _test(name: str) -> Test:
    if name not in TESTS:
        raise invalid(f"body failed validation: the condition {name} is not known.")
    return TESTS[name]


def property_of(asked: object, schema: dict) -> tuple[str, str]:
    """Return name and kind of a property that is named or given by its id."""
    for name, one in schema.items():
        if asked in (name, one["id"]):
            return name, one["type"]
    raise invalid(f"Could not find property with name or id: {asked}")


def value_of(page: dict, name: str) -> object:
    """Return what is compared: words, a number, the name of what was selected."""
    one = page["properties"][name]
    value = one[one["type"]]
    if one["type"] in ("title", "rich_text"):
        return plain(value)
    return value.get("name", value.get("start")) if isinstance(value, dict) else value


def ordered(pages: list[dict], sorts: list[dict], schema: dict) -> list[dict]:
    """Order pages; the first sort counts most."""
    for sort in reversed(sorts):
        if sort.get("direction") not in ("ascending", "descending"):
            raise invalid("body failed validation: body.sorts[0].direction should be defined.")
        pages = sorted(pages, key=_key(sort, schema), reverse=sort["direction"] == "descending")
    return pages


def _key(sort: dict, schema: dict) -> Callable[[dict], str]:
    if "timestamp" in sort:
        if sort["timestamp"] not in TIMES:
            raise invalid("body failed validation: body.sorts[0].timestamp is not known.")
        return lambda page: page[sort["timestamp"]]
    name, _ = property_of(sort.get("property"), schema)
    return lambda page: str(value_of(page, name) or "")
