"""Which routes the document is about: all below /api/v1 but for the one that catches what is no route."""

from typing import Any

from drf_spectacular.generators import EndpointEnumerator

from config.api.views import PublicView, UnknownRoute

API = "/api/v1/"


class Endpoints(EndpointEnumerator):
    """Finds routes as they are mounted, pages of the API (the connect callback) among them."""

    def should_include_endpoint(self, path: str, callback: Any) -> bool:
        """Say whether a route belongs into the document."""
        if not path.startswith(API):
            return False
        return is_page(callback) or (is_api_view(callback) and callback.cls is not UnknownRoute)

    def get_allowed_methods(self, callback: Any) -> list[str]:
        """Return a route's methods; a view may be mounted with different ones at each route."""
        if is_page(callback):
            return ["GET"]
        # HEAD is answered as GET is; a view set learns of it with its first request.
        return [method for method in methods_of(callback) if method != "HEAD"]

    def get_api_endpoints(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Return path, its regex, method and callback of each, with views that stand in for pages."""
        found = super().get_api_endpoints(*args, **kwargs)
        return [(*where, stand_in(view) if is_page(view) else view) for *where, view in found]


def methods_of(callback: Any) -> list[str]:
    if hasattr(callback, "actions"):
        return [method.upper() for method in callback.actions]
    return list(callback.cls(**callback.initkwargs).allowed_methods)


def is_api_view(callback: Any) -> bool:
    return hasattr(callback, "cls")


def is_page(callback: Any) -> bool:
    return not is_api_view(callback)


def stand_in(callback: Any) -> Any:
    """Return an API view that has the page's description, and is never called."""
    page = getattr(callback, "view_class", object)
    described = {"operations": getattr(page, "operations", {}), "get": None}
    return type("Page", (PublicView,), described).as_view()
