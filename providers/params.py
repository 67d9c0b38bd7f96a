"""Parameters of a tool, and the short words definitions declare them with."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Param:
    """One parameter: canonical name, JSON Schema type, and where it goes upstream.

    `to` is the provider's name (default: the same; "" = not sent, a hook uses it). `where` forces
    `query` or `body` when the method alone does not decide.
    """

    name: str
    type: str
    description: str
    required: bool = False
    default: Any = None
    enum: tuple[Any, ...] = ()
    items: str = "string"
    to: str | None = None
    where: str = ""
    minimum: int | None = None
    maximum: int | None = None
    aliases: tuple[str, ...] = ()
    schema: Any = None  # a JSON Schema that replaces the derived one, for nested shapes

    @property
    def upstream_name(self) -> str:
        return self.name if self.to is None else self.to


def text(name: str, description: str, **options: Any) -> Param:
    return Param(name, "string", description, **options)


def integer(name: str, description: str, **options: Any) -> Param:
    return Param(name, "integer", description, **options)


def number(name: str, description: str, **options: Any) -> Param:
    return Param(name, "number", description, **options)


def boolean(name: str, description: str, **options: Any) -> Param:
    return Param(name, "boolean", description, **options)


def array(name: str, description: str, **options: Any) -> Param:
    return Param(name, "array", description, **options)


def obj(name: str, description: str, **options: Any) -> Param:
    return Param(name, "object", description, **options)


def anything(name: str, description: str, **options: Any) -> Param:
    """Declare a parameter whose JSON type is given by `schema` (for example text or object)."""
    return Param(name, "any", description, **options)


def either(*types: str) -> dict[str, Any]:
    """Return the schema of a value of any of these types; clients read `type` as one name, never as a list."""
    return {"anyOf": [{"type": name} for name in types]}
