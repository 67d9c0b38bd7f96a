"""Samples in an OpenAPI document, made of the examples that stand in it."""

from collections.abc import Iterator, Mapping
from typing import Any

from tools_catalog.samples.call import SampleCall, in_path, in_query
from tools_catalog.samples.languages import samples_of

JSON = "application/json"
Part = Mapping[str, Any]


def add_samples(document: dict[str, Any]) -> None:
    """Give every operation that has none its `x-codeSamples`, as far as its examples make a call."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            call = call_in(document, path, method, operation)
            if call and "x-codeSamples" not in operation:
                operation["x-codeSamples"] = samples_of(call)


def call_in(document: Part, path: str, method: str, operation: Part) -> SampleCall | None:
    """Return the call that an operation's examples stand for; None for a page, or where one is missing."""
    parameters = list(resolved(document, operation.get("parameters", [])))
    media_type, sent = next(iter(content_of(operation.get("requestBody", {}))), ("", {}))
    answered = [name for name, _ in content_of(operation["responses"].get("200", {}))]
    if not answered or lacks_example(parameters, operation, sent):
        return None
    is_json = media_type == JSON
    return SampleCall(
        method.upper(),
        path_with(path, examples_in("path", parameters)),
        in_query(examples_in("query", parameters)),
        body=sent.get("example") if is_json else None,
        content=None if is_json else sent.get("example"),
        has_key=bool(operation["security"]),
        for_account=any(each["name"] == "X-Account-Id" for each in parameters),
        is_json=JSON in answered,
    )


def resolved(document: Part, parameters: list[Part]) -> Iterator[Part]:
    """Yield parameters, those that are references as what they refer to."""
    for each in parameters:
        name = each.get("$ref", "").rpartition("/")[2]
        yield document["components"]["parameters"][name] if name else each


def content_of(part: Part) -> list[tuple[str, Part]]:
    return list(part.get("content", {}).items())


def lacks_example(parameters: list[Part], operation: Part, sent: Part) -> bool:
    """Say whether something that must be sent has no example."""
    needed = [each for each in parameters if each.get("required")]
    body = operation.get("requestBody", {})
    return any(not examples_in(each["in"], [each]) for each in needed) or (
        bool(body.get("required")) and "example" not in sent
    )


def examples_in(place: str, parameters: list[Part]) -> dict[str, Any]:
    """Return the examples of all parameters of one place (path, query, header) by name."""
    media = {
        each["name"]: each.get("content", {}).get(JSON, each)
        for each in parameters
        if each["in"] == place
    }
    return {name: part["example"] for name, part in media.items() if "example" in part}


def path_with(path: str, examples: Mapping[str, Any]) -> str:
    """Return a path with its placeholders filled in."""
    for name, value in examples.items():
        path = path.replace(f"{{{name}}}", in_path(value))
    return path
