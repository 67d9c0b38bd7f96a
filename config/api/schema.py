"""Make the OpenAPI operation of a view's method from what the view says of itself."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from drf_spectacular.drainage import warn
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry

from config.api.openapi import headers
from config.api.openapi.components import Components
from config.api.openapi.error_answers import component, component_name
from config.api.openapi.operation import Body, Operation, Success
from config.api.openapi.refusals import (
    by_status,
    has_key,
    is_repeatable,
    refusals,
    scope_in,
)
from config.api.serializers import StrictSerializer

KEY = [{"ApiKey": []}]


class OperationSchema(AutoSchema):
    """Reads `view.operations[action]`; a route without one is reported and left out."""

    def get_operation(
        self,
        path: str,
        path_regex: str,
        path_prefix: str,
        method: str,
        registry: ComponentRegistry,
    ) -> dict[str, Any] | None:
        self.path, self.path_regex, self.path_prefix = path, path_regex, path_prefix
        self.method, self.registry = method, registry
        self.components = Components(registry)
        action = getattr(self.view, "action", None) or method.lower()
        operations = getattr(self.view, "operations", {})
        if action not in operations:
            warn(f"{method} {path} is not described: add it to `operations` of its view")
        operation = operations.get(action)
        return self.described(operation) if operation else None

    def described(self, operation: Operation) -> dict[str, Any]:
        """Return the whole operation."""
        scope = scope_in(self.view, self.method) if has_key(self.view) else ""
        found = {
            "operationId": operation.id,
            "summary": operation.summary,
            "description": operation.description,
            "tags": [operation.tag],
            "parameters": self.parameters(operation),
            "requestBody": operation.body and self.body(operation.id, operation.body),
            "x-required-scope": scope,
        }
        return {
            **{name: value for name, value in found.items() if value},
            "security": KEY if has_key(self.view) else [],
            "responses": self.responses(operation),
            **operation.extensions,
        }

    def parameters(self, operation: Operation) -> list[Any]:
        """Return the operation's own parameters and the headers it takes."""
        shared = ["AccountId"] if operation.takes_account else []
        if is_repeatable(operation, self.view, self.method):
            shared.append("IdempotencyKey")
        taken = [{"$ref": f"#/components/parameters/{name}"} for name in shared]
        return [*(self.components.hoisted(each) for each in operation.parameters), *taken]

    def body(self, operation_id: str, body: Body) -> dict[str, Any]:
        """Return what is sent. The fields of a serializer become a component of their own."""
        schema = self.components.hoisted(
            body.of if isinstance(body.of, Mapping) else self.fields_of(body)
        )
        if not isinstance(body.of, Mapping):
            title = "".join(word.capitalize() for word in operation_id.split("_"))
            schema = self.components.schema(f"{title}Request", schema)
        content = {"schema": schema} | ({} if body.example is None else {"example": body.example})
        return {"required": body.required, "content": {body.media_type: content}}

    def fields_of(self, body: Body) -> dict[str, Any]:
        """Return the schema of a serializer's fields, with what it cannot say by itself."""
        schema = self._map_serializer(body.of(partial=self.method == "PATCH"), "request")
        properties = dict(schema.get("properties", {}))
        for name, more in body.more.get("properties", {}).items():
            properties[name] = properties.get(name, {}) | more
        return {**schema, **body.more, "properties": properties}

    def _map_serializer(self, serializer: Any, direction: str, *args: Any, **kwargs: Any) -> Any:
        schema = super()._map_serializer(serializer, direction, *args, **kwargs)
        if isinstance(serializer, StrictSerializer) and direction == "request":
            return {**schema, "additionalProperties": False}
        return schema

    def responses(self, operation: Operation) -> dict[str, Any]:
        """Return all answers by status: the good ones, then the errors."""
        found = {str(each.status): self.success(operation, each) for each in operation.answers}
        for status, codes in by_status(refusals(operation, self.view, self.method)).items():
            make = partial(component, status, codes)
            found[str(status)] = self.components.response(component_name(codes), make)
        return found

    def success(self, operation: Operation, answer: Success) -> dict[str, Any]:
        """Return one good answer."""
        content = {
            media_type: {"schema": self.components.hoisted(schema)}
            | ({"example": answer.examples[media_type]} if media_type in answer.examples else {})
            for media_type, schema in answer.content.items()
        }
        common = headers.of_success(
            has_key=has_key(self.view),
            is_repeatable=is_repeatable(operation, self.view, self.method),
        )
        found = {"description": answer.description, "headers": common | dict(answer.headers)}
        return found | ({"content": content} if content else {})
