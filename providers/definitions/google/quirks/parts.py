"""The MIME parts of a Gmail message: a tree as deep as the sender made it."""

from base64 import urlsafe_b64decode
from collections.abc import Iterator
from email.message import Message
from typing import Any

ESCAPE = b"\x1b"


def leaves(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Gmail opens attached messages too; they stay attachments, their text is not the mail's."""
    if is_attachment(part) or not part.get("parts"):
        yield part
        return
    for child in part["parts"]:
        yield from leaves(child)


def is_attachment(part: dict[str, Any]) -> bool:
    """Gmail marks attachments by a file name, large nameless parts by an attachment id."""
    return bool(part.get("filename")) or "attachmentId" in part.get("body", {})


def text_of_type(payload: dict[str, Any], mime_type: str) -> str:
    """Some senders, mailing lists above all, spread one text over several parts."""
    parts = (part for part in leaves(payload) if not is_attachment(part))
    return "\n".join(text(part) for part in parts if part.get("mimeType") == mime_type)


def text(part: dict[str, Any]) -> str:
    """Gmail mostly answers UTF-8, whatever charset the part still declares.

    Bytes that are valid UTF-8 hardly ever mean anything else, except stateful Japanese encodings:
    those are plain ASCII with escapes.
    """
    raw = decode(part.get("body", {}).get("data", ""))
    charsets = (
        (declared_charset(part), "utf-8") if ESCAPE in raw else ("utf-8", declared_charset(part))
    )
    for charset in charsets:
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            continue
    return raw.decode("utf-8", "replace")


def decode(data: str) -> bytes:
    """Gmail writes base64url, with or without padding."""
    return urlsafe_b64decode(data + "=" * (-len(data) % 4))


def declared_charset(part: dict[str, Any]) -> str:
    """Gmail leaves the charset inside the part's own Content-Type header."""
    for header in part.get("headers", []):
        if header["name"].lower() == "content-type":
            content_type = Message()
            content_type["Content-Type"] = header["value"]
            return str(content_type.get_param("charset") or "utf-8")
    return "utf-8"


def attachments(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Gmail answers attachments as parts without content; the id fetches it."""
    return [described(part) for part in leaves(payload) if is_attachment(part)]


def described(part: dict[str, Any]) -> dict[str, Any]:
    body = part.get("body", {})
    return {
        "id": body.get("attachmentId"),
        "filename": part.get("filename", ""),
        "mimeType": part.get("mimeType"),
        "size": body.get("size", 0),
    }
