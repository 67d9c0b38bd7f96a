"""X's own client: one function per call, that fills a URL and a dictionary of parameters."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.descriptions.readers import form

FUNCTION = re.compile(r"^    def \w+\(", re.MULTILINE)
URL = re.compile(r'url = self\.client\.base_url \+ "([^"]+)"')
METHOD = re.compile(r"self\.client\.session\.(get|post|put|patch|delete)\(")
PARAMETER = re.compile(r'params\["([^"]+)"\]')
PAGED = ("pagination_token", "next_token")


def read(files: list[Path]) -> dict[str, Any]:
    """Read every function of every client; what bodies hold is told elsewhere."""
    return form.reading((each for file in files for each in operations_of(file)), {})


def operations_of(file: Path) -> Iterator[dict[str, Any]]:
    for function in FUNCTION.split(file.read_text())[1:]:
        url, method = URL.search(function), METHOD.search(function)
        if url and method:
            names = PARAMETER.findall(function)
            paged = PAGED if "pagination_param_name" in function else ()
            body = form.ANYTHING if "json_data = (" in function else None
            yield form.operation(method[1], url[1], aliases([*names, *paged]), body)


def aliases(names: list[str]) -> list[str]:
    """Add the older spelling of names that say post for tweet."""
    return [*names, *(name.replace("post.", "tweet.") for name in names)]
