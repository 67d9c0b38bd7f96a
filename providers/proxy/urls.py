"""The proxy's routes, built from the definitions: every tool under every spelling."""

from collections import defaultdict
from collections.abc import Iterator

from django.urls import URLPattern, path

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


def routes() -> Iterator[URLPattern]:
    """Yield the URL patterns, literal ones before those that would swallow them.

    They are not nested: `config.api.rooted` finds them by their first part as it is.
    """
    for root, patterns in sorted(grouped().items()):
        for pattern in sorted(patterns, key=literal_first):
            yield routed(f"{root}/{pattern}", patterns[pattern])


def routed(where: str, offers: dict[str, Offer]) -> URLPattern:
    return path(where, ProxyView.as_view(offers=offers, where=where))


urlpatterns = list(routes())
