"""The generator of the document: our routes, and what all of them share."""

from typing import Any

from django.conf import settings
from drf_spectacular.generators import SchemaGenerator

from config.api.errors import MethodNotAllowed
from config.api.openapi import headers, parameters
from config.api.openapi.error_answers import component
from config.api.openapi.error_schemas import schemas
from tools_catalog.openapi.endpoints import Endpoints
from tools_catalog.openapi.tags import tags_of
from tools_catalog.samples.document import add_samples

KEY = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "sk_live_…",
    "description": "An API key, made under Settings > API keys. The scope a call needs is its `x-required-scope`.",
}
WRONG_METHOD = MethodNotAllowed.error_code


class Generator(SchemaGenerator):
    """Generates the OpenAPI 3.1 document."""

    endpoint_inspector_cls = Endpoints

    def get_schema(self, request: Any = None, public: bool = True) -> dict[str, Any]:
        """Return the document."""
        document = super().get_schema(request, public)
        document["servers"] = [{"url": settings.PUBLIC_URL}]
        document["tags"] = tags_of(document["paths"])
        complete(document["components"])
        add_samples(document)
        return document


def no_request(*args: Any, **kwargs: Any) -> None:
    """Return the request that views are described with: none, for they describe themselves without."""


def complete(components: dict[str, Any]) -> None:
    """Add the components that operations refer to without declaring them."""
    shared = {
        "schemas": schemas(),
        # No operation answers it: it is about methods that a route does not have.
        "responses": {WRONG_METHOD: component(MethodNotAllowed.status, [WRONG_METHOD])},
        "parameters": parameters.SHARED,
        "headers": headers.SHARED,
        "securitySchemes": {"ApiKey": KEY},
    }
    for kind, parts in shared.items():
        components[kind] = dict(sorted({**components.get(kind, {}), **parts}.items()))
