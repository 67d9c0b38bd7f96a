"""What takes something back is named; what only adds is not."""

import pytest

from tests.published.pairs import BEFORE, PLACE, changed, error, put, sent, thing
from tools_catalog.published.document import breaking_changes

PUT = f"PUT {PLACE}"
JSON = "application/json"


def remove(find, *names):
    def change(document):
        for name in names:
            del find(document)[name]

    return change


def give(find, name, value):
    def change(document):
        find(document)[name] = value

    return change


def properties(find):
    return lambda document: find(document)["properties"]


def member(find, name):
    return lambda document: find(document)["properties"][name]


def components(kind, name):
    return lambda document: document["components"][kind][name]


def parameter(number):
    return lambda document: put(document)["parameters"][number]


def answers(document):
    return put(document)["responses"]


def content(document):
    return answers(document)["200"]["content"]


NEW = {"name": "why", "in": "query", "schema": {"type": "string"}}

BREAKING = {
    "path": (lambda d: d["paths"].clear(), f"removed path: {PLACE}"),
    "method": (remove(lambda d: d["paths"][PLACE], "get"), f"removed method: GET {PLACE}"),
    "operation": (give(put, "operationId", "set_thing"), f"renamed operation: {PUT}: change_thing"),
    "parameter": (
        lambda d: put(d)["parameters"].pop(1),
        f"removed parameter: {PUT}: deep in query",
    ),
    "required parameter": (
        lambda d: put(d)["parameters"].append(NEW | {"required": True}),
        f"new required parameter: {PUT}: why in query",
    ),
    "parameter made required": (
        give(components("parameters", "Whose"), "required", True),
        f"new required parameter: {PUT}: X-Whose in header",
    ),
    "type of a parameter": (
        give(parameter(1), "schema", {"type": "boolean"}),
        f"narrowed type: {PUT}: deep in query (string)",
    ),
    "required body": (
        give(lambda d: put(d)["requestBody"], "required", True),
        f"new required body: {PUT}",
    ),
    "required member": (
        lambda d: sent(d)["required"].append("size"),
        f"new required member: {PUT} body.size",
    ),
    "member that is sent": (
        remove(properties(sent), "size"),
        f"removed member: {PUT} body.size",
    ),
    "type that is sent": (
        give(member(sent, "size"), "type", "integer"),
        f"narrowed type: {PUT} body.size (number)",
    ),
    "enum that is new": (
        give(member(sent, "name"), "enum", ["a"]),
        f"narrowed type: {PUT} body.name (to an enum)",
    ),
    "enum value that is sent": (
        give(member(sent, "kind"), "enum", ["small"]),
        f"removed enum value: {PUT} body.kind (large)",
    ),
    "upper limit": (
        give(member(sent, "name"), "maxLength", 10),
        f"narrowed limit: {PUT} body.name",
    ),
    "lower limit": (
        give(member(sent, "size"), "minimum", 2),
        f"narrowed limit: {PUT} body.size",
    ),
    "limit where none was": (
        give(member(sent, "name"), "minLength", 1),
        f"narrowed limit: {PUT} body.name",
    ),
    "unknown members": (
        give(sent, "additionalProperties", False),
        f"narrowed limit: {PUT} body",
    ),
    "alternative": (
        give(member(sent, "place"), "anyOf", [{"type": "string"}]),
        f"changed alternatives: {PUT} body.place (anyOf)",
    ),
    "media type": (
        remove(content, "text/plain"),
        f"removed media type: {PUT} 200: text/plain",
    ),
    "answer": (remove(answers, "200"), f"removed answer: {PUT} 200"),
    "member that is answered": (
        remove(properties(thing), "size"),
        f"removed member: {PUT} 200.size",
    ),
    "member that may be missing": (
        give(thing, "required", ["id"]),
        f"member not always there: {PUT} 200.kind",
    ),
    "type that is answered": (
        give(member(thing, "id"), "type", ["string", "null"]),
        f"widened type: {PUT} 200.id (null)",
    ),
    "type that is no longer said": (
        remove(member(thing, "id"), "type"),
        f"widened type: {PUT} 200.id (any type)",
    ),
    "enum value that is answered": (
        give(member(thing, "kind"), "enum", ["small"]),
        f"removed enum value: {PUT} 200.kind (large)",
    ),
    "items": (
        give(member(thing, "parts"), "items", {"type": "null"}),
        f"widened type: {PUT} 200.parts[] (null)",
    ),
    "error code": (
        give(lambda d: d["components"]["responses"], "Gone", error("GONE")),
        f"removed error code: {PUT}: NEVER_THERE",
    ),
    "error": (remove(answers, "409"), f"removed error code: {PUT}: TAKEN"),
    "member of errors": (
        remove(properties(components("schemas", "Error")), "error"),
        f"removed member: {PUT} 404.error",
    ),
}

HARMLESS = {
    "nothing": lambda d: None,
    "path": give(lambda d: d["paths"], "/more", {}),
    "method": give(lambda d: d["paths"][PLACE], "post", {"operationId": "more", "responses": {}}),
    "parameter": lambda d: put(d)["parameters"].append(NEW),
    "parameter no longer required": give(
        lambda d: put(d)["requestBody"]["content"][JSON], "schema", {"type": "object"} | {"properties": {n: {} for n in ("name", "size", "kind", "place")}}
    ),
    "wider type": give(member(sent, "size"), "type", ["number", "null"]),
    "wider limits": lambda d: sent(d)["properties"].update(name={"type": "string"}, size={"type": "number"}),
    "more values": give(member(sent, "kind"), "enum", ["small", "middle", "large"]),
    "more alternatives, said otherwise": give(
        member(sent, "place"),
        "anyOf",
        [{"type": "object", "description": "There."}, {"type": "string"}, {"type": "null"}],
    ),
    "member that is answered": give(properties(thing), "colour", {"type": "string"}),
    "narrower type that is answered": give(member(thing, "size"), "type", "integer"),
    "number that is always whole": give(member(thing, "size"), "type", ["integer", "null"]),
    "answer": give(answers, "202", {"description": "Later"}),
    "error code": give(answers, "410", error("OVER")),
    "status of an error": lambda d: answers(d).update({"410": answers(d).pop("409")}),
    "words": give(member(thing, "id"), "description", "Who it is."),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKING)
def test_what_is_taken_back_is_named(name):
    change, said = BREAKING[name]

    assert said in map(str, breaking_changes(BEFORE, changed(change)))


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_adds_is_not(name):
    assert breaking_changes(BEFORE, changed(HARMLESS[name])) == []


def test_each_change_is_said_once():
    def twice(document):
        remove(properties(thing), "size")(document)

    found = breaking_changes(BEFORE, changed(twice))

    assert len(found) == len(set(found)) == 1
