"""Markdown as HTML for our own pages: nothing inline that the browser would have to run or trust."""

from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt

from tools_catalog.pages import headings, samples, shaping

PAGES_KEPT = 64


@dataclass(frozen=True)
class Document:
    """A page that was read: its title, its HTML (escaped by the reader), the names of its anchors."""

    title: str
    html: str
    anchors: frozenset[str]


def reader() -> MarkdownIt:
    """Return a reader that knows tables, takes HTML for text, and shows no pictures."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    markdown.add_render_rule("fence", samples.figure)
    markdown.add_render_rule("code_inline", samples.word)
    markdown.add_render_rule("heading_close", headings.close)
    return markdown


READER = reader()


@lru_cache(maxsize=PAGES_KEPT)
def read(text: str, origin: str) -> Document:
    """Return a page's HTML; links to Markdown below `origin` lead to the pages for people."""
    tokens = READER.parse(text)
    found = headings.named(tokens)
    shaping.lead_links(tokens, origin)
    shaping.label_cells(tokens)
    html = READER.renderer.render(tokens, READER.options, {})
    return Document(headings.title(tokens), html, frozenset(found))
