"""What breaks in parameters and bodies."""

from collections.abc import Iterator
from typing import Any

from tools_catalog.published.change import Change
from tools_catalog.published.pair import Pair, of_content
from tools_catalog.published.reading import Schema, target
from tools_catalog.samples.document import content_of

Key = tuple[str, str]  # place and name


def of_parameters(pair: Pair) -> Iterator[Change]:
    """Yield what breaks in the parameters of the path, the query and the headers."""
    had, has = parameters_in(pair.before, pair.old), parameters_in(pair.after, pair.new)
    for key in sorted(had.keys() - has.keys()):
        yield Change("removed parameter", named(pair, key))
    for key, parameter in has.items():
        if parameter.get("required") and not had.get(key, {}).get("required"):
            yield Change("new required parameter", named(pair, key))
        if key in had:
            comparison = pair.at(named(pair, key), sent=True)
            yield from comparison.changes(schema_in(had[key]), schema_in(parameter))


def named(pair: Pair, key: Key) -> str:
    place, name = key
    return f"{pair.where}: {name} in {place}"


def parameters_in(document: Schema, operation: Schema) -> dict[Key, Schema]:
    """Return an operation's parameters by place and name."""
    found = (target(document, each) for each in operation.get("parameters", ()))
    return {(each["in"], each["name"]): each for each in found}


def schema_in(parameter: Schema) -> Any:
    """Return a parameter's schema, also where it travels as JSON."""
    media = (each for _, each in content_of(parameter))
    return next(media, parameter).get("schema", {})


def of_body(pair: Pair) -> Iterator[Change]:
    """Yield what breaks in the body."""
    had = target(pair.before, pair.old.get("requestBody", {}))
    has = target(pair.after, pair.new.get("requestBody", {}))
    if has.get("required") and not had.get("required"):
        yield Change("new required body", pair.where)
    yield from of_content(pair.at(f"{pair.where} body", sent=True), had, has)
