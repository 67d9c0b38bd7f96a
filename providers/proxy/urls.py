"""The proxy's routes, built from the definitions: every tool under every spelling, nested per provider."""

from collections import defaultdict

from django.urls import URLPattern, include, path
from django.urls.resolvers import URLResolver

from providers.proxy.views import ProxyView
from providers.registry import Offer, tools
from providers.routes import django_pattern, spellings


def grouped() -> dict[str, dict[str, dict[str, Offer]]]:
    """Return offers by first path part, then by path pattern, then by method."""
    groups: dict = defaultdict(lambda: defaultdict(dict))
    for offer in tools().values():
        for method, where in spellings(offer):
            root, _, rest = where.partition("/")
            groups[root][django_pattern(rest)].setdefault(method, offer)
    return groups


def literal_first(pattern: str) -> list[tuple[bool, bool, str]]:
    """Sort key: a literal part is tried before a placeholder, a placeholder before a whole path."""
    return [(part.startswith("<"), part.startswith("<path"), part) for part in pattern.split("/")]


def routes(root: str, patterns: dict[str, dict[str, Offer]]) -> list[URLPattern]:
    """Return the URL patterns, literal ones before those that would swallow them."""
    return [
        path(pattern, ProxyView.as_view(offers=patterns[pattern], where=f"{root}/{pattern}"))
        for pattern in sorted(patterns, key=literal_first)
    ]


urlpatterns: list[URLResolver] = [
    path(f"{root}/", include(routes(root, patterns)))
    for root, patterns in sorted(grouped().items())
]
