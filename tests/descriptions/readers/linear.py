"""Linear's own client: every GraphQL type as a TypeScript type, with the arguments of its fields beside it."""

import re
from pathlib import Path
from typing import Any

TYPE = re.compile(r"^type (\w+) = [^;{]*\{\n(.*?)^\};", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"^  (\w+)(\??): (.*);$", re.MULTILINE)
WRAPPERS = frozenset({"Maybe", "InputMaybe", "Array"})


def read(files: list[Path]) -> dict[str, Any]:
    """Read the fields of every type, each with the name of its own type and whether it must be there."""
    types: dict[str, dict[str, Any]] = {}
    for file in files:
        for name, inside in TYPE.findall(file.read_text()):
            types.setdefault(name, {}).update(fields(inside))
    return {"operations": [], "types": types}


def fields(inside: str) -> dict[str, dict[str, Any]]:
    return {
        name: {"type": type_name(told), "required": not optional}
        for name, optional, told in FIELD.findall(inside)
    }


def type_name(told: str) -> str:
    """Return the innermost name; a scalar's is that in quotes."""
    if scalar := re.search(r'Scalars\["(\w+)"\]', told):
        return scalar[1]
    return next((name for name in re.findall(r"\w+", told) if name not in WRAPPERS), "")
