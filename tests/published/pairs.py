"""Small documents that differ in one thing."""

from copy import deepcopy

PLACE = "/things/{id}"
THING = {
    "type": "object",
    "required": ["id", "kind"],
    "properties": {
        "id": {"type": "string"},
        "kind": {"enum": ["small", "large"]},
        "size": {"type": ["integer", "null"]},
        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
    },
}
SENT = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "maxLength": 20},
        "size": {"type": "number", "minimum": 1},
        "kind": {"enum": ["small", "large"]},
        "place": {"anyOf": [{"type": "string"}, {"type": "object", "description": "Where."}]},
    },
}


def error(*codes):
    schema = {
        "allOf": [
            {"$ref": "#/components/schemas/Error"},
            {"properties": {"error_code": {"enum": [*codes]}}},
        ]
    }
    return {"description": "An error", "content": {"application/json": {"schema": schema}}}


BEFORE = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1.4.2"},
    "paths": {
        PLACE: {
            "put": {
                "operationId": "change_thing",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "deep", "in": "query", "schema": {"type": ["boolean", "string"]}},
                    {"$ref": "#/components/parameters/Whose"},
                ],
                "requestBody": {"content": {"application/json": {"schema": SENT}}},
                "responses": {
                    "200": {
                        "description": "Done",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}},
                            "text/plain": {},
                        },
                    },
                    "404": {"$ref": "#/components/responses/Gone"},
                    "409": error("TAKEN"),
                },
            },
            "get": {"operationId": "show_thing", "responses": {"200": {"description": "It"}}},
        }
    },
    "components": {
        "parameters": {"Whose": {"name": "X-Whose", "in": "header", "schema": {"type": "string"}}},
        "responses": {"Gone": error("GONE", "NEVER_THERE")},
        "schemas": {
            "Thing": THING,
            "ErrorCode": {"enum": ["GONE", "NEVER_THERE", "TAKEN"]},
            "Error": {
                "type": "object",
                "required": ["error_code"],
                "properties": {
                    "error_code": {"$ref": "#/components/schemas/ErrorCode"},
                    "error": {"type": "string"},
                },
            },
        },
    },
}


def changed(change):
    """Return the document after a change was made to a copy of it."""
    after = deepcopy(BEFORE)
    change(after)
    return after


def put(document):
    return document["paths"][PLACE]["put"]


def sent(document):
    return put(document)["requestBody"]["content"]["application/json"]["schema"]


def thing(document):
    return document["components"]["schemas"]["Thing"]
