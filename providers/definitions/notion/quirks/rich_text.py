"""Text in the pieces that Notion takes: 2,000 characters each, every form in a piece of its own."""

import re
from collections.abc import Iterator
from typing import Any

from providers.definitions.notion.api import MOST_CHARACTERS

# Lengths are bounded so that no text makes the search slow.
FORMS = re.compile(
    r"`(?P<code>[^`\n]{1,300})`"
    r"|\[(?P<link>[^\[\]\n]{1,300})\]\((?P<url>(?:https?://|mailto:)[^\s()]{1,1500})\)"
    r"|\*\*(?P<bold>[^*\n]{1,300})\*\*"
    r"|~~(?P<strikethrough>[^~\n]{1,300})~~"
    r"|(?<![*\w])\*(?P<italic>[^*\s][^*\n]{0,300})\*(?![*\w])"
)
ANNOTATIONS = ("code", "bold", "strikethrough", "italic")


def unformed(text: str) -> list[dict[str, Any]]:
    """Return plain text as rich text."""
    return [piece(part) for part in parts_of(text)]


def formed(markdown: str) -> list[dict[str, Any]]:
    """Return one line of Markdown as rich text."""
    return list(pieces(markdown))


def pieces(markdown: str) -> Iterator[dict[str, Any]]:
    """Yield the pieces of a text, a new one wherever its form changes."""
    end = 0
    for found in FORMS.finditer(markdown):
        yield from unformed(markdown[end : found.start()])
        yield from pieces_of(found)
        end = found.end()
    yield from unformed(markdown[end:])


def pieces_of(found: re.Match[str]) -> Iterator[dict[str, Any]]:
    """Yield the pieces of a link or of text with a form."""
    if text := found["link"]:
        yield piece(text, link={"url": found["url"]})
        return
    form = next(name for name in ANNOTATIONS if found[name])
    yield {**piece(found[form]), "annotations": {form: True}}


def piece(text: str, **more: Any) -> dict[str, Any]:
    """Return one piece as Notion takes it."""
    return {"type": "text", "text": {"content": text, **more}}


def parts_of(text: str) -> Iterator[str]:
    """Cut text so that each part is short enough as JavaScript counts: emoji are two characters."""
    size = MOST_CHARACTERS if text.isascii() or max(text) <= "\uffff" else MOST_CHARACTERS // 2
    return (text[start : start + size] for start in range(0, len(text), size))
