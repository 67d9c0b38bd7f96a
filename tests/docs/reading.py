"""The documentation as its readers get it."""

from functools import cache
from urllib.parse import urldefrag, urljoin

from django.test import Client

from tests.pages.html import Page
from tools_catalog.pages.contents import entries

OTHERS = ("/docs/reference", "/llms.txt", "/llms-full.txt", "/openapi.json")


def addresses():
    """Return the addresses of all pages for people."""
    return [*(entry.path for entry in entries().values()), "/docs/reference"]


def page_at(path):
    response = Client().get(path)
    assert response.status_code == 200, path
    return Page(response)


@cache
def ids_of(path):
    """Return the anchors of a page; they do not change while the tests run."""
    return frozenset(page_at(path).ids)


def links_of(page, path):
    """Return the links of a page as (path, anchor), those that stay on this server."""
    found = (urldefrag(urljoin(path, link["href"])) for link in page.all("a"))
    return {(target, anchor) for target, anchor in found if target.startswith("/")}
