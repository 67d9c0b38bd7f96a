"""Routes found by the first part of a path: many providers cost a call no more than one."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver
from django.urls.resolvers import ResolverMatch, RoutePattern

Route = URLPattern | URLResolver


class RootedResolver(URLResolver):
    """Django's resolver, which tries only those routes that begin as the path does."""

    def resolve(self, path: Any) -> ResolverMatch:
        root = path.removeprefix(str(self.pattern)).partition("/")[0]
        return self._by_root.get(root, self._by_root[None]).resolve(path)

    @cached_property
    def _by_root(self) -> dict[str | None, URLResolver]:
        """The same resolver over fewer routes, by their literal first part; None: those without one."""
        routes = [(root_of(route), route) for route in flat(self.url_patterns)]
        return {
            root: URLResolver(
                self.pattern, [route for first, route in routes if first in {root, None}]
            )
            for root in {None, *(root for root, _ in routes)}
        }


def rooted(prefix: str, routes: list[Route]) -> RootedResolver:
    """Do what `path(prefix, include(routes))` does."""
    return RootedResolver(RoutePattern(prefix, is_endpoint=False), routes)


def flat(routes: Iterable[Route]) -> Iterator[Route]:
    """Yield the routes with those of includes that have no prefix in their place."""
    for route in routes:
        if isinstance(route, URLResolver) and not str(route.pattern):
            yield from flat(route.url_patterns)
        else:
            yield route


def root_of(route: Route) -> str | None:
    """Return the literal first part of a route; None where it is a placeholder or an expression."""
    first = str(route.pattern).partition("/")[0]
    is_whole = isinstance(route, URLPattern) or "/" in str(route.pattern)
    is_literal = isinstance(route.pattern, RoutePattern) and "<" not in first
    return first if is_literal and is_whole else None
