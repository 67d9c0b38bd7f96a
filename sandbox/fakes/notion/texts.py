"""Rich text: what may be sent, and how it comes back."""

from sandbox.fakes.notion.answers import invalid
from sandbox.shapes import fits

MOST_CHARACTERS, MOST_TEXTS = 2000, 100
FORMS = ("bold", "italic", "strikethrough", "underline", "code")
PIECE = {"text": {"content": str, "link": {"url": str}}, "annotations": dict}


def rich_text(given: object, place: str) -> list[dict]:
    """Return rich text as it is stored, or refuse it."""
    if not isinstance(given, list) or not fits(given, [PIECE]):
        raise invalid(f"body failed validation: {place} should be an array of rich text.")
    if len(given) > MOST_TEXTS:
        raise invalid(f"body failed validation: {place}.length should be ≤ `100`.")
    return [_piece(one, f"{place}[{number}]") for number, one in enumerate(given)]


def _piece(given: dict, place: str) -> dict:
    text = given.get("text") or {}
    content = text.get("content")
    if content is None:
        raise invalid(f"body failed validation: {place}.text.content should be defined.")
    if (length := len(content.encode("utf-16-le")) // 2) > MOST_CHARACTERS:
        told = f"{place}.text.content.length should be ≤ `2000`, instead was `{length}`."
        raise invalid(f"body failed validation: {told}")
    return shown(content, (text.get("link") or {}).get("url"), given.get("annotations") or {})


def shown(content: str, link: str | None = None, annotations: dict | None = None) -> dict:
    """Show one piece of text."""
    forms = {name: bool((annotations or {}).get(name)) for name in FORMS}
    return {
        "type": "text",
        "text": {"content": content, "link": {"url": link} if link else None},
        "annotations": forms | {"color": "default"},
        "plain_text": content,
        "href": link,
    }


def plain(pieces: list[dict]) -> str:
    """Return the words alone."""
    return "".join(one["plain_text"] for one in pieces)
