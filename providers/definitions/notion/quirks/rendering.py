"""From Notion's blocks to Markdown, for those who want to read rather than to edit."""

from collections.abc import Iterable
from typing import Any

MARKS = {
    "heading_1": "# ",
    "heading_2": "## ",
    "heading_3": "### ",
    "bulleted_list_item": "- ",
    "numbered_list_item": "1. ",
    "quote": "> ",
    "callout": "> ",
    "toggle": "- ",
}
LISTS = frozenset({"bulleted_list_item", "numbered_list_item", "to_do"})
AROUND = (("code", "`"), ("bold", "**"), ("italic", "*"), ("strikethrough", "~~"))


def rendered(blocks: Iterable[dict[str, Any]], indent: str = "") -> str:
    """Return blocks as Markdown; those without text of their own are left out."""
    text, before = "", ""
    for block in blocks:
        if own := written(block, indent):
            gap = "\n" if indent or {before, block["type"]} <= LISTS else "\n\n"
            text += (gap if text else "") + own
            before = block["type"]
    return text


def written(block: dict[str, Any], indent: str) -> str:
    """Return a block's own text, and below it that of the blocks inside."""
    kind = block["type"]
    own = indented(text_of(kind, block.get(kind) or {}), indent)
    parts = (own, rendered(block.get("children") or (), indent + "  "))
    return "\n".join(part for part in parts if part.strip())


def text_of(kind: str, content: dict[str, Any]) -> str:
    """Return one block as a line of Markdown (or several, where it is code)."""
    text = "".join(marked(each) for each in content.get("rich_text") or ())
    match kind:
        case "divider":
            return "---"
        case "code":
            return f"```{content.get('language', '')}\n{text}\n```"
        case "to_do":
            return f"- [{'x' if content.get('checked') else ' '}] {text}"
        case "child_page" | "child_database":
            return content.get("title") or ""
    return MARKS.get(kind, "") + text


def marked(piece: dict[str, Any]) -> str:
    """Return a piece of rich text with the marks of its form around it."""
    text, annotations = piece.get("plain_text") or "", piece.get("annotations") or {}
    for name, mark in AROUND:
        text = f"{mark}{text}{mark}" if annotations.get(name) and text.strip() else text
    return f"[{text}]({piece['href']})" if piece.get("href") else text


def indented(text: str, indent: str) -> str:
    """Return the text with every line indented."""
    return "\n".join(indent + line for line in text.split("\n"))
