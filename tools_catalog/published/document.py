"""What breaks for callers from one OpenAPI document to the next."""

from collections.abc import Iterator

from tools_catalog.published.answers import of_answers
from tools_catalog.published.change import Change
from tools_catalog.published.pair import Pair
from tools_catalog.published.reading import Schema
from tools_catalog.published.sent import of_body, of_parameters


def breaking_changes(before: Schema, after: Schema) -> list[Change]:
    """Return every change that a caller of the earlier document could notice as a failure."""
    return list(dict.fromkeys(of_paths(before, after)))


def of_paths(before: Schema, after: Schema) -> Iterator[Change]:
    same_parts = before["components"] == after["components"]
    for path, methods in before["paths"].items():
        there = after["paths"].get(path)
        if there is None:
            yield Change("removed path", path)
            continue
        for method, old in methods.items():
            where, new = f"{method.upper()} {path}", there.get(method)
            if new is None:
                yield Change("removed method", where)
            elif not (same_parts and old == new):
                yield from of_operation(Pair(before, after, where, old, new))


def of_operation(pair: Pair) -> Iterator[Change]:
    """Yield what breaks in one operation; its id is the name of a function in generated clients."""
    if pair.old["operationId"] != pair.new["operationId"]:
        yield Change("renamed operation", f"{pair.where}: {pair.old['operationId']}")
    yield from of_parameters(pair)
    yield from of_body(pair)
    yield from of_answers(pair)
