"""Routes are found by the first part of a path, and found are the same as one after the other."""

import pytest
from django.urls import Resolver404, URLResolver, include, path, re_path
from django.urls.resolvers import RoutePattern

from config.api.rooted import rooted


def view(request):
    return None


def routes():
    return [
        path("a", view, name="a"),
        path("", include([path("b/<str:x>", view, name="b"), path("b/c", view, name="late")])),
        path("a/b", view, name="a/b"),
        path("<str:x>/open", view, name="any"),
        path("a/open", view, name="behind any"),
        path("whole", include([path("", view, name="whole"), path("r/x", view, name="inside")])),
        path("deep/", include([path("", view, name="deep"), path("<path:x>", view, name="x")])),
        re_path(r"^b/.+$", view, name="expression"),
    ]


def found(resolver, where):
    try:
        match = resolver.resolve(where)
    except Resolver404:
        return None
    return match.url_name, match.kwargs, match.route


@pytest.mark.parametrize(
    "where",
    [
        *("a", "a/b", "a/open", "a/", "A", "a\n", "b/1", "b/c", "b/1/2", "c/open", "open"),
        *("whole", "wholer/x", "whole/r/x", "deep/", "deep", "deep/1/2"),
        *("", "/", "%3C", "<str:x>/open"),
    ],
)
@pytest.mark.parametrize("prefix", ["in/", ""])
def test_the_same_route_is_found(prefix, where):
    plain = URLResolver(RoutePattern(prefix, is_endpoint=False), routes())

    assert found(rooted(prefix, routes()), prefix + where) == found(plain, prefix + where)


def test_a_path_elsewhere_is_not_found():
    assert found(rooted("in/", routes()), "out/a") is None


def test_a_path_is_compared_with_the_routes_of_its_root_alone(monkeypatch):
    tried, match = [], RoutePattern.match
    monkeypatch.setattr(
        RoutePattern, "match", lambda self, where: tried.append(str(self)) or match(self, where)
    )
    resolver = rooted("in/", [path(f"{number}/x", view) for number in range(9)])

    resolver.resolve("in/8/x")

    assert tried == ["in/", "8/x"]
