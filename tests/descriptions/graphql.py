"""What is wrong with a GraphQL document and its variables, seen from the types of the API."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

TOKEN = re.compile(r"\$?\w+|[{}():!\[\],=]|\.\.\.|\"[^\"]*\"")
ROOTS = {"query": "Query", "mutation": "Mutation"}
Types = dict[str, dict[str, dict[str, Any]]]


def problems(types: Types, document: str, variables: dict[str, Any]) -> list[str]:
    """Return fields, arguments and input members that the API does not have, and those it misses."""
    kind, declared, tokens = parted(document)
    wrong = [f"{name}: not declared" for name in variables if name not in declared]
    wrong += selection(types, ROOTS[kind], tokens)
    for name, type_name in declared.items():
        wrong += inputs(types, type_name, variables.get(name), name)
    return wrong


def parted(document: str) -> tuple[str, dict[str, str], list[str]]:
    """Return the kind of operation, its variables with their types, and the tokens of its selection."""
    tokens = TOKEN.findall(document)
    start = tokens.index("{")
    head = [token for token in tokens[:start] if token not in "()[]!,"]
    declared = {
        token[1:]: head[place + 2] for place, token in enumerate(head) if token.startswith("$")
    }
    return head[0], declared, tokens[start + 1 :]


def selection(types: Types, type_name: str, tokens: list[str]) -> list[str]:
    """Consume a selection up to its closing brace; return what it asks for in vain."""
    wrong: list[str] = []
    while (name := tokens.pop(0)) != "}":
        told = types[type_name].get(name)
        if told is None:
            wrong.append(f"{type_name} has no {name}")
        given = arguments(tokens)
        known = types.get(f"{type_name}{name[0].upper()}{name[1:]}Args", {})
        wrong += [f"{type_name}.{name} takes no {each}" for each in given if each not in known]
        wrong += [
            f"{type_name}.{name} needs {each}"
            for each, argument in known.items()
            if argument["required"] and each not in given
        ]
        if tokens[0] == "{":
            tokens.pop(0)
            wrong += selection(types, told["type"] if told else type_name, tokens)
    return wrong


def arguments(tokens: list[str]) -> list[str]:
    """Consume the arguments of a field, if it has some; return their names."""
    if tokens[0] != "(":
        return []
    end = tokens.index(")")
    inside = tokens[1:end]
    del tokens[: end + 1]
    return [name for name, after in pairwise(inside) if after == ":"]


def inputs(types: Types, type_name: str, value: Any, place: str) -> Iterator[str]:
    """Yield the members of an input that its type does not have, or needs."""
    if isinstance(value, list):
        for item in value:
            yield from inputs(types, type_name, item, f"{place}[]")
    known = types.get(type_name)
    if not isinstance(value, dict) or known is None:
        return
    for name, inside in value.items():
        if name not in known:
            yield f"{place}: {type_name} has no {name}"
        else:
            yield from inputs(types, known[name]["type"], inside, f"{place}.{name}")
    missing = [name for name, told in known.items() if told["required"] and name not in value]
    yield from (f"{place}: {type_name} needs {name}" for name in missing)


def names_taken(types: Types, document: str) -> set[str]:
    """Return the names of a document's variables and of the members of its inputs."""
    declared = parted(document)[1]
    return {*declared, *(name for each in declared.values() for name in types.get(each, ()))}
