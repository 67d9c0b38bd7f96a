"""A client generated from Discord's own OpenAPI: one function per call, one class per body."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.descriptions.readers import form

FUNCTION = re.compile(r"^    def _\w+_serialize\(", re.MULTILINE)
METHOD = re.compile(r"method='(\w+)'")
PATH = re.compile(r"resource_path='([^']+)'")
QUERY = re.compile(r"_query_params\.append\(\('(\w+)'")
BODY = re.compile(r"_body_params = (\w+)$", re.MULTILINE)
MEMBERS = re.compile(r"__properties: ClassVar\[List\[str\]\] = \[(.*?)\]")
NAME = re.compile(r'"([^"]+)"')


def read(files: list[Path]) -> dict[str, Any]:
    """Read every call, and of every body its members' names."""
    models = {file.stem: file for file in files if file.parent.name == "models"}
    calls = next(file for file in files if file.parent.name == "api").read_text()
    return form.reading(operations_of(calls, models), {})


def operations_of(calls: str, models: dict[str, Path]) -> Iterator[dict[str, Any]]:
    for function in FUNCTION.split(calls)[1:]:
        yield form.operation(
            METHOD.search(function)[1],
            f"/api/v10{PATH.search(function)[1]}",
            QUERY.findall(function),
            body_of(function, models),
        )


def body_of(function: str, models: dict[str, Path]) -> dict[str, Any] | None:
    found = BODY.search(function)
    if not found:
        return None
    model = models.get(found[1])
    listed = MEMBERS.search(model.read_text()) if model else None
    return form.members(NAME.findall(listed[1])) if listed else form.ANYTHING
