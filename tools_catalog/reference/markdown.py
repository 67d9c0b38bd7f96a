"""The few forms of Markdown that a page is made of."""

import re
from collections.abc import Iterable

# An address on its own: not in code, not in the brackets of a link.
BARE_URL = re.compile(r"(`[^`]*`|\]\([^)]*\)|<[^>]*>)|(https?://[^\s<>`)]*[^\s<>`).,;:])")


def code(text: object) -> str:
    """Return text as code."""
    return f"`{text}`"


def codes(texts: Iterable[object]) -> str:
    """Return texts as code, parted by commas."""
    return ", ".join(map(code, texts))


def prose(text: str) -> str:
    """Return a definition's own Markdown with its addresses as links."""
    return BARE_URL.sub(lambda found: found[1] or f"<{found[2]}>", text)


def bullets(lines: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {line}" for line in lines)


def steps(lines: Iterable[str]) -> str:
    """Return a numbered list."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table; what would end a cell is escaped."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def cell(text: str) -> str:
    """Return text that may stand in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def anchor(heading: str) -> str:
    """Return the anchor that readers of Markdown give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def joined(parts: Iterable[str]) -> str:
    """Return the parts of a page that there are, one blank line between them."""
    return "\n\n".join(part for part in parts if part) + "\n"
