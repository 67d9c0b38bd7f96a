"""Slack's OpenAPI (old), and its own client: one function per method, its keyword arguments named as the method's."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.descriptions.readers import form, openapi

OLD_SCOPES = {"chat:write:bot": "chat:write", "chat:write:user": "chat:write"}


def read_openapi(files: list[Path]) -> dict[str, Any]:
    """Read the OpenAPI document, which names scopes of which one suffices, some by a former name."""
    reading = openapi.read(files)
    for operation in reading["operations"]:
        names = {name for names in operation["scopes"] for name in names}
        operation["scopes"] = [[OLD_SCOPES.get(name, name)] for name in sorted(names)]
    return reading


def read_client(files: list[Path]) -> dict[str, Any]:
    """Read every function that calls a method."""
    tree = ast.parse(files[0].read_text())
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return form.reading((each for found in functions for each in operations_of(found)), {})


def operations_of(function: ast.FunctionDef) -> Iterator[dict[str, Any]]:
    """Yield a function's method with both verbs: Slack takes a call in the query and in the body."""
    names = [argument.arg for argument in function.args.kwonlyargs]
    for called in method_names(function):
        yield form.operation("GET", f"/api/{called}", names)
        yield form.operation("POST", f"/api/{called}", names, form.members(names))


def method_names(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        is_call = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "api_call"
        if is_call and node.args and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value
