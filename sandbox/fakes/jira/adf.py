"""Check Atlassian documents: plain text is refused, and so is an empty text node."""

from sandbox.refusals import Refusal

MESSAGE = "Operation value must be an Atlassian Document (see the Atlassian Document Format)"


def checked(value: object, field: str) -> dict | None:
    """Return a document that Jira would take, or null."""
    if value is None:
        return None
    is_document = (
        isinstance(value, dict) and value.get("type") == "doc" and value.get("version") == 1
    )
    if not is_document or not _is_sound(value):
        raise Refusal("invalid", MESSAGE, field=field)
    return value


def _is_sound(node: object) -> bool:
    """Say whether a node has a type, text that is not empty, and sound children."""
    if not isinstance(node, dict) or not isinstance(node.get("type"), str):
        return False
    if node["type"] == "text":
        return isinstance(node.get("text"), str) and node["text"] != ""
    children = node.get("content", [])
    return isinstance(children, list) and all(_is_sound(child) for child in children)
