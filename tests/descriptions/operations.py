"""Finding the operation that describes a request."""

import re
from functools import cache
from typing import Any, NamedTuple

from tests.descriptions.cache import loaded
from tests.descriptions.packages import DESCRIPTIONS, Description


class Found(NamedTuple):
    """An operation, and the schemas its body refers to."""

    description: str
    operation: dict[str, Any]
    schemas: dict[str, Any]


@cache
def descriptions_of(slug: str) -> tuple[Description, ...]:
    """Return the descriptions of a provider that are in the cache."""
    return tuple(each for each in DESCRIPTIONS if each.provider == slug and loaded(each))


def describing(slug: str, method: str, path: str) -> list[Found]:
    """Return the operation of each description that has the path; of several the most literal."""
    return [
        Found(each.name, operation, loaded(each)["schemas"])
        for each in descriptions_of(slug)
        if (operation := found_in(each, method, path))
    ]


def found_in(description: Description, method: str, path: str) -> dict[str, Any] | None:
    for ours, theirs in description.spelt:
        path = re.sub(ours, theirs, path)
    fitting = (
        operation
        for pattern, operation in patterns(description).get(method, ())
        if pattern.fullmatch(path)
    )
    return min(fitting, key=lambda operation: operation["path"].count("{"), default=None)


@cache
def patterns(description: Description) -> dict[str, list[tuple[re.Pattern[str], dict[str, Any]]]]:
    """Return the operations by method, each with a pattern for the paths it stands for."""
    found: dict[str, list[tuple[re.Pattern[str], dict[str, Any]]]] = {}
    for operation in loaded(description)["operations"]:
        pattern = pattern_of(description.root + operation["path"])
        found.setdefault(operation["method"], []).append((pattern, operation))
    return found


def pattern_of(template: str) -> re.Pattern[str]:
    parts = re.split(r"(\{[^{}]+\})", template)
    return re.compile("".join("[^/]+" if part[:1] == "{" else re.escape(part) for part in parts))
