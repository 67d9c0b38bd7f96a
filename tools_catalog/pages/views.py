"""The pages of the documentation. They know no session: everybody reads the same."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import View

from tools_catalog.pages import llms
from tools_catalog.pages.caching import kept
from tools_catalog.pages.contents import Entry, entries, groups
from tools_catalog.pages.markdown import read
from tools_catalog.pages.text import text_of

MARKDOWN, PLAIN = "text/markdown; charset=utf-8", "text/plain; charset=utf-8"


def entry_or_404(slug: str) -> Entry:
    """Return the page of this name."""
    try:
        return entries()[slug]
    except KeyError:
        raise Http404(slug) from None


class DocsPage(View):
    """One page, its Markdown as HTML."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        entry = entry_or_404(slug)
        document = read(text_of(entry), settings.PUBLIC_URL)
        shown = {"entry": entry, "document": document, "groups": groups(), **beside(entry)}
        return kept(request, HttpResponse(render_to_string("docs/page.html", shown)))


def beside(entry: Entry) -> dict[str, Entry | None]:
    """Return the pages before and after this one."""
    every = list(entries().values())
    place = every.index(entry)
    following = every[place + 1 : place + 2]
    return {"before": every[place - 1] if place else None, "after": next(iter(following), None)}


class MarkdownPage(View):
    """The same page as Markdown."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return kept(request, HttpResponse(text_of(entry_or_404(slug)), content_type=MARKDOWN))


class LlmsPage(View):
    """What a language model should know of, as https://llmstxt.org proposes."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return kept(request, HttpResponse(llms.index(), content_type=PLAIN))


class LlmsFullPage(View):
    """All guides in one answer; the pages of the providers are only linked."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return kept(request, HttpResponse(llms.full(), content_type=PLAIN))
