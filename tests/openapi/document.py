"""The document of this server, and what it says about an answer that a test got."""

import json
import re
from functools import cache

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tools_catalog.openapi.document import served

API = "/api/v1/"
URI = "urn:patchbay:openapi"
PLACEHOLDER = re.compile(r"<(?:\w+:)?(\w+)>")


@cache
def document():
    """Return the document with nothing left open: a member that it does not name is an error."""
    return closed(json.loads(served().text))


def closed(schema):
    """Close objects that name their members; what providers answer has members that nobody can name.

    Inside allOf each part knows only some of them.
    """
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict) or "x-provider" in schema:
        return schema
    inner = {
        k: v if k in {"allOf", "example", "examples"} else closed(v) for k, v in schema.items()
    }
    names_all = schema.get("type") == "object" and "properties" in schema and "required" in schema
    return {"additionalProperties": False, **inner} if names_all else inner


def operations():
    """Yield path, method and operation."""
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            yield path, method.upper(), operation


def found(reference):
    """Return a part of the document, following its reference."""
    while "$ref" in reference:
        _, *names = reference["$ref"].split("/")
        reference = document()
        for name in names:
            reference = reference[name]
    return reference


@cache
def registry():
    whole = DRAFT202012.create_resource(document())
    return Registry().with_resource(URI, whole)


@cache
def validator(pointer):
    """Return the validator of the schema at a place of the document."""
    schema = {"$ref": f"{URI}#{pointer}"}
    return Draft202012Validator(schema, registry=registry(), format_checker=FormatChecker())


def pointer_to(*names):
    return "".join("/" + str(name).replace("~", "~0").replace("/", "~1") for name in names)


def path_of(response):
    """Return the documented path that a response's route has, or None for what is not documented."""
    match = getattr(response, "resolver_match", None)
    if match is None or not match.route:
        return None
    path = "/" + PLACEHOLDER.sub(r"{\1}", match.route).replace("{pk}", "{id}")
    return path if path in document()["paths"] else None
