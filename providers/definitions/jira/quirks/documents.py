"""Jira writes descriptions and comments as Atlassian documents (ADF): text to those, and back."""

from typing import Any

from providers.members import dig

# https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
LEAVES = {
    "text": "text",
    "mention": "attrs.text",
    "emoji": "attrs.text",
    "status": "attrs.text",
    "inlineCard": "attrs.url",
    "blockCard": "attrs.url",
    "embedCard": "attrs.url",
}
SIGNS = {"hardBreak": "\n", "rule": "---"}
JOINTS = {
    "paragraph": "",
    "heading": "",
    "codeBlock": "",
    "taskItem": "",
    "decisionItem": "",
    "tableRow": " | ",
}
POINTS = frozenset({"listItem", "taskItem", "decisionItem"})


def document(words: str | dict[str, Any]) -> dict[str, Any]:
    """Jira takes no plain text: every line becomes a paragraph; a document stays as it is."""
    if isinstance(words, dict):
        return words
    return {"type": "doc", "version": 1, "content": [paragraph(line) for line in words.split("\n")]}


def paragraph(line: str) -> dict[str, Any]:
    """An empty text node is refused, an empty paragraph is not."""
    line = line.rstrip("\r")
    return {"type": "paragraph", "content": [{"type": "text", "text": line}] if line else []}


def text_of(node: Any) -> str:
    """Jira answers no plain text: what a document says, its blocks in lines."""
    if not isinstance(node, dict):
        return ""
    kind = node.get("type", "")
    if kind in LEAVES:
        return str(dig(node, LEAVES[kind]) or "")
    inner = [text_of(child) for child in node.get("content") or []]
    text = SIGNS.get(kind, "") + JOINTS.get(kind, "\n").join(inner)
    return f"- {text}" if kind in POINTS else text
