"""The parts of the document that are written once and referred to by name."""

from collections.abc import Callable, Mapping
from typing import Any

from drf_spectacular.drainage import warn
from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent


class Components:
    """A document's components; one name never means two things."""

    def __init__(self, registry: ComponentRegistry) -> None:
        self.registry = registry

    def hoisted(self, schema: Any) -> Any:
        """Replace schemas that have a title by references to components of that name."""
        if isinstance(schema, Mapping):
            inner = {name: self.hoisted(value) for name, value in schema.items()}
            title = schema.get("title")
            is_named = isinstance(title, str) and "type" in schema
            return self.schema(title, inner) if is_named else inner
        if isinstance(schema, (list, tuple)):
            return [self.hoisted(each) for each in schema]
        return schema

    def schema(self, name: str, schema: dict[str, Any]) -> dict[str, str]:
        """Return a reference to a schema that is a component from now on."""
        new = part(ResolvedComponent.SCHEMA, name, schema)
        if new in self.registry and self.registry[new].schema != schema:
            warn(f"two different components are called {name}")
        self.registry.register_on_missing(new)
        return new.ref

    def response(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, str]:
        """Return a reference to an answer that its name says all about; it is made once."""
        if part(ResolvedComponent.RESPONSE, name) not in self.registry:
            self.registry.register(part(ResolvedComponent.RESPONSE, name, make()))
        return part(ResolvedComponent.RESPONSE, name).ref


def part(kind: str, name: str, content: dict[str, Any] | None = None) -> ResolvedComponent:
    return ResolvedComponent(name=name, type=kind, schema=content, object=name)
