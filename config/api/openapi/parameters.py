"""Parameters: how to write one, and those that many routes share."""

from typing import Any

from config.api.openapi.operation import Schema
from config.api.pagination import DEFAULT_LIMIT, MAX_LIMIT, MAX_OFFSET


def in_path(name: str, description: str, schema: Schema | None = None, **more: Any) -> dict:
    """Return a parameter that is part of the path; any text unless a schema says more."""
    found = {"name": name, "in": "path", "required": True, "description": description}
    return found | {"schema": schema or {"type": "string"}, **more}


def in_query(
    name: str,
    description: str,
    schema: Schema | None = None,
    *,
    required: bool = False,
    **more: Any,
) -> dict:
    """Return a parameter of the query; any text unless a schema says more."""
    found = {"name": name, "in": "query", "required": required, "description": description}
    return found | {"schema": schema or {"type": "string"}, **more}


ACCOUNT_ID = {
    "name": "X-Account-Id",
    "in": "header",
    "required": False,
    "description": "The `external_id` of the connected account the call acts for, as UTF-8 or percent-encoded. "
    "Calls of providers need it with a partner key; a personal key acts for its own person.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    "example": "user-123",
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Makes the call safe to repeat: the same key with the same request within 24 hours is answered "
    "with the stored result, and nothing is done twice.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"},
    "example": "5f0c7d1e-order-1042",
}
SHARED = {"AccountId": ACCOUNT_ID, "IdempotencyKey": IDEMPOTENCY_KEY}

LIMIT = in_query(
    "limit",
    f"How many to return. More than {MAX_LIMIT} is taken for {MAX_LIMIT}.",
    {"type": "integer", "minimum": 1, "default": DEFAULT_LIMIT},
    example=DEFAULT_LIMIT,
)
OFFSET = in_query(
    "offset",
    "How many to leave out at the beginning.",
    {"type": "integer", "minimum": 0, "maximum": MAX_OFFSET, "default": 0},
    example=0,
)
