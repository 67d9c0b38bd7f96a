"""Every route of the server, read from the resolver, with what its view declares."""

from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from accounts.permissions import scope_of
from config.api.views import ApiView

APPS = "v1/"
UNKNOWN = "0198c0de-0000-4000-8000-00000000dead"
# What stands in the place of a parameter; ids are of rows that nobody has.
EXAMPLES = {"pk": UNKNOWN, "session_id": UNKNOWN, "provider": "github"}


@dataclass(frozen=True)
class Route:
    """One pattern with the view behind it."""

    pattern: str
    callback: Any

    @property
    def view(self) -> ApiView | None:
        """Return an instance of a JSON view, None for pages and plain functions."""
        cls = getattr(self.callback, "cls", None)
        return cls(**self.callback.initkwargs) if cls and issubclass(cls, ApiView) else None

    @property
    def methods(self) -> list[str]:
        """Return the methods the route really has a handler for."""
        named = getattr(self.callback, "actions", None) or getattr(self.view, "offers", None)
        if named:
            return sorted(name.upper() for name in named if name != "head")
        known = ("get", "post", "put", "patch", "delete")
        return sorted(name.upper() for name in known if hasattr(self.view, name))

    def scope(self, method: str) -> str:
        return scope_of(self.view, method)

    def path(self, **values: str) -> str:
        """Return a path that leads here, parameters filled from `values`, else with examples."""
        parts = []
        for part in self.pattern.split("/"):
            name = part.strip("<>").partition(":")[2] if part.startswith("<") else ""
            parts.append(values.get(name) or EXAMPLES.get(name, "x1") if name else part)
        return "/" + "/".join(parts)


def routes(resolver: Any = None, before: str = "") -> list[Route]:
    """Return all routes, depth first."""
    found: list[Route] = []
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += routes(entry, pattern)
        elif isinstance(entry, URLPattern):
            found.append(Route(pattern, entry.callback))
    return found


def json_routes() -> list[Route]:
    """Return the routes of the JSON API, without the two that catch what is no route."""
    return [route for route in described_routes() if not route.pattern.startswith(APPS)]


def app_routes() -> list[Route]:
    """Return the routes of the apps API."""
    return [route for route in described_routes() if route.pattern.startswith(APPS)]


def described_routes() -> list[Route]:
    return [route for route in routes() if route.view is not None and "^" not in route.pattern]
