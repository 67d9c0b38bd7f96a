"""A text as Docs shows it: paragraphs with indexes that count UTF-16 units."""

import re

STYLE = {"namedStyleType": "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"}
SECTION = {
    "endIndex": 1,
    "sectionBreak": {
        "sectionStyle": {
            "columnSeparatorStyle": "NONE",
            "contentDirection": "LEFT_TO_RIGHT",
            "sectionType": "CONTINUOUS",
        }
    },
}


def content_elements(text: str) -> list[dict]:
    """Return a body's elements: the first section, then a paragraph for every line."""
    elements, at = [SECTION], 1
    for line in re.findall(r"[^\n]*\n", text):
        end = at + length(line)
        elements.append(_paragraph(line, at, end))
        at = end
    return elements


def length(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2


def _paragraph(line: str, start: int, end: int) -> dict:
    run = {"startIndex": start, "endIndex": end, "textRun": {"content": line, "textStyle": {}}}
    paragraph = {"elements": [run], "paragraphStyle": STYLE}
    return {"startIndex": start, "endIndex": end, "paragraph": paragraph}
