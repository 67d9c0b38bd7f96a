"""A client of Jira's in TypeScript: one literal per call, with URL, method and the names it takes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.descriptions.readers import form

CONFIG = re.compile(r"const config: RequestConfig = \{\n(.*?)^    \};", re.DOTALL | re.MULTILINE)
URL = re.compile(r"url: [`'](.*?)[`'],")
METHOD = re.compile(r"method: '(\w+)'")
MEMBER = re.compile(r"^        '?([\w.]+)'?[:,]", re.MULTILINE)


def read(files: list[Path]) -> dict[str, Any]:
    """Read every call of every file, below the address that a connection's site has."""
    return form.reading((each for file in files for each in operations_of(file)), {})


def operations_of(file: Path) -> Iterator[dict[str, Any]]:
    for literal in CONFIG.findall(file.read_text()):
        path = re.sub(r"\$\{\w+\.?(\w*)[^}]*\}", r"{\1}", URL.search(literal)[1])
        yield form.operation(
            METHOD.search(literal)[1], path, names(literal, "params"), body_of(literal)
        )


def names(literal: str, key: str) -> list[str]:
    found = re.search(rf"^      {key}: \{{\n(.*?)^      \}},?", literal, re.DOTALL | re.MULTILINE)
    return MEMBER.findall(found[1]) if found else []


def body_of(literal: str) -> dict[str, Any] | None:
    if "      data: " not in literal:
        return None
    found = names(literal, "data")
    return form.members(found) if found and "..." not in literal else form.ANYTHING
