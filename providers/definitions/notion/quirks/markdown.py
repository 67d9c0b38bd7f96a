"""From Markdown to Notion's blocks. What is not known stays as it was written."""

import re
from collections.abc import Iterator
from typing import Any

from config.api.errors import Invalid
from providers.definitions.notion.quirks.languages import language_called
from providers.definitions.notion.quirks.outline import Item, Outline
from providers.definitions.notion.quirks.rich_text import formed, unformed

MOST_BLOCKS = 1000  # Notion takes no more in a request, and nobody more from us in a call
TEXTS_IN_A_BLOCK = 20  # keeps a block far below the 500 kB that a request may have

FENCE = re.compile(r"\s*```+\s*([\w#+.-]*)")
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})")
LINES = (
    (re.compile(r"(#{1,6})\s+(.*)"), "heading"),
    (re.compile(r"[-*+]\s+\[([ xX])\]\s+(.*)"), "to_do"),
    (re.compile(r"([-*+])\s+(.*)"), "bulleted_list_item"),
    (re.compile(r"(\d{1,9}[.)])\s+(.*)"), "numbered_list_item"),
    (re.compile(r"(>)\s?(.*)"), "quote"),
)


def blocks_of(markdown: str) -> list[dict[str, Any]]:
    """Return the blocks of a text; a 400 if there are too many."""
    outline = Outline()
    lines = iter(markdown.splitlines())
    for line in lines:
        if opening := FENCE.match(line):
            outline.add(code(opening[1], lines))
        else:
            outline.take(read(line))
    if outline.count > MOST_BLOCKS:
        told = f"More than {MOST_BLOCKS} blocks."
        raise Invalid(f"content: {told}", fields={"content": [told]})
    return [block for item in outline.items for block in as_blocks(item)]


def read(line: str) -> Item:
    """Return what a line is, by its first characters."""
    text = line.strip()
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    if RULE.fullmatch(text):
        return Item("divider", indent)
    for pattern, kind in LINES:
        if found := pattern.fullmatch(text):
            return marked(kind, found, indent)
    return Item("paragraph", indent, text)


def marked(kind: str, found: re.Match[str], indent: int) -> Item:
    """Return what a line with a mark at its start is."""
    mark, text = found.groups()
    if kind == "heading":  # Notion has three levels
        return Item(f"heading_{min(3, len(mark))}", 0, text)
    return Item(kind, indent, text, {"checked": mark != " "} if kind == "to_do" else {})


def code(language: str, lines: Iterator[str]) -> Item:
    """Take the lines up to the closing fence, or to the end."""
    taken: list[str] = []
    for line in lines:
        if line.strip() == "```":
            break
        taken.append(line)
    return Item("code", 0, "\n".join(taken), {"language": language_called(language)})


def as_blocks(item: Item) -> Iterator[dict[str, Any]]:
    """Return an item's block; a text that is too long goes on in further ones."""
    if item.kind == "divider":
        yield block("divider", {})
        return
    texts = unformed(item.text) if item.kind == "code" else formed(item.text)
    children = [one for child in item.children for one in as_blocks(child)]
    inner = {"children": children} if children else {}
    for start in range(0, max(1, len(texts)), TEXTS_IN_A_BLOCK):
        some = texts[start : start + TEXTS_IN_A_BLOCK]
        yield block(item.kind, {"rich_text": some, **item.more, **inner})
        inner = {}


def block(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """Return a block as Notion takes it."""
    return {"object": "block", "type": kind, kind: content}
