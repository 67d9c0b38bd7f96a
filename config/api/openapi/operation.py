"""What a route says of itself: one Operation for each method, which the OpenAPI document is made from.

A view lists its operations by action: `operations = {"get": SHOW_ME}`; None leaves one out of the document.
What follows from the view itself (key, scope, limits, the errors of these) is not said again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rest_framework.serializers import Serializer

from config.api.errors import ApiError

JSON = "application/json"
Schema = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Body:
    """What is sent: a serializer's fields or a JSON Schema.

    `more` is merged into the schema, its `properties` one by one: for what a serializer cannot say.
    """

    of: type[Serializer] | Schema
    example: Any = None
    more: Schema = field(default_factory=dict)
    required: bool = True
    media_type: str = JSON


@dataclass(frozen=True, kw_only=True)
class Success:
    """One answer that is not an error: its schema by media type, an example by media type."""

    description: str
    status: int = 200
    content: Mapping[str, Schema] = field(default_factory=dict)
    examples: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Schema] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Operation:
    """What one method of one route does, takes and answers.

    `errors` are those that do not follow from the view; `takes_account` is for X-Account-Id.
    Parameters are OpenAPI's own (see `parameters`), extensions begin with `x-`.
    """

    id: str
    tag: str
    summary: str
    description: str = ""
    parameters: tuple[Schema, ...] = ()
    takes_account: bool = False
    body: Body | None = None
    answers: tuple[Success, ...]
    errors: tuple[type[ApiError], ...] = ()
    extensions: Schema = field(default_factory=dict)
