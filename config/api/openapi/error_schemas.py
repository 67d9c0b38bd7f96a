"""The two forms of an error as JSON Schemas."""

from typing import Any

from config.api.openapi.error_answers import all_codes, all_errors
from config.api.openapi.success import an_object

TEXT = {"type": "string"}


def of_all_errors() -> dict[str, Any]:
    """Return the members that both forms have."""
    older = sorted({error.code or error.error_code for error in all_errors()})
    return {
        "error_code": {"$ref": "#/components/schemas/ErrorCode"},
        "code": {"enum": older, "description": "The coarser code that older clients compare with."},
        "details": {
            "type": "object",
            "additionalProperties": True,
            "description": "More about this error; what there is depends on the code.",
            "properties": {"doc_url": {"type": "string", "format": "uri"}},
            "required": ["doc_url"],
        },
        "request_id": {**TEXT, "description": "The same as in the X-Request-Id header."},
        "retry_after": {
            "type": "integer",
            "minimum": 1,
            "description": "Seconds to wait; RATE_LIMITED only.",
        },
    }


def error_schema() -> dict[str, Any]:
    """Return the error envelope."""
    members = {
        "ok": {"const": False},
        "error": {**TEXT, "description": "What went wrong, for a person."},
        **of_all_errors(),
    }
    return an_object(members, optional=("retry_after",), additionalProperties=False)


def problem_schema() -> dict[str, Any]:
    """Return the RFC 9457 form, for callers that accept it."""
    members = {
        "type": {"type": "string", "format": "uri"},
        "title": TEXT,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": TEXT,
        "instance": {
            "type": "string",
            "format": "uri",
            "description": "This one occurrence: the address of its line in the request log.",
        },
        **of_all_errors(),
    }
    return an_object(members, optional=("retry_after",), additionalProperties=False)


def schemas() -> dict[str, dict[str, Any]]:
    """Return the components about errors."""
    return {
        "ErrorCode": {"enum": all_codes(), "description": "What went wrong, for a program."},
        "Error": error_schema(),
        "Problem": problem_schema(),
    }
