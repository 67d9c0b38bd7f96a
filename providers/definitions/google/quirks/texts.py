"""The text of a document without its tree."""

from collections.abc import Iterator
from typing import Any


def text_of(document: dict[str, Any]) -> str:
    """Docs answers all tabs as a tree of tabs, the first alone as a body."""
    tabs = document.get("tabs") or [{"documentTab": {"body": document.get("body", {})}}]
    return "\n".join(text for tab in tabs for text in texts_of_tab(tab))


def texts_of_tab(tab: dict[str, Any]) -> Iterator[str]:
    """Tabs may hold tabs."""
    content = tab.get("documentTab", {}).get("body", {}).get("content", [])
    yield "".join(texts(content))
    for child in tab.get("childTabs", []):
        yield from texts_of_tab(child)


def texts(content: list[dict[str, Any]]) -> Iterator[str]:
    """Text stands in paragraphs, and paragraphs in the cells of tables and in tables of contents."""
    for element in content:
        for run in element.get("paragraph", {}).get("elements", []):
            yield run.get("textRun", {}).get("content", "")
        for row in element.get("table", {}).get("tableRows", []):
            for cell in row.get("tableCells", []):
                yield from texts(cell.get("content", []))
        yield from texts(element.get("tableOfContents", {}).get("content", []))
