"""Notion's own client: one literal per endpoint, with its method, path and the names it takes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.descriptions.readers import form

ENDPOINT = re.compile(r"^exports\.\w+ = \{\n(.*?)^\};", re.DOTALL | re.MULTILINE)
METHOD = re.compile(r'method: "(\w+)"')
PATH = re.compile(r"path: \(\w*\) => `([^`]*)`")
NAME = re.compile(r'"([^"]+)"')


def read(files: list[Path]) -> dict[str, Any]:
    """Read every endpoint of every file."""
    return form.reading((each for file in files for each in operations_of(file)), {})


def operations_of(file: Path) -> Iterator[dict[str, Any]]:
    for literal in ENDPOINT.findall(file.read_text()):
        path = re.sub(r"\$\{p\.(\w+)\}", r"{\1}", PATH.search(literal)[1])
        body = names(literal, "bodyParams")
        yield form.operation(
            METHOD.search(literal)[1],
            f"/v1/{path}",
            names(literal, "queryParams"),
            form.members(body) if body else None,
        )


def names(literal: str, key: str) -> list[str]:
    found = re.search(rf"{key}: \[(.*?)\]", literal, re.DOTALL)
    return NAME.findall(found[1]) if found else []
