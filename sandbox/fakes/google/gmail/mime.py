"""MIME as Gmail shows it: a tree of parts with headers, sizes and base64url data."""

from base64 import urlsafe_b64encode
from email.message import EmailMessage
from hashlib import sha256
from html.parser import HTMLParser


def payload(mail: EmailMessage, message_id: str) -> dict:
    """Return the whole tree of a mail."""
    return _part(mail, message_id, "")


def _part(part: EmailMessage, message_id: str, part_id: str) -> dict:
    shown = {
        "partId": part_id,
        "mimeType": part.get_content_type(),
        "filename": part.get_filename() or "",
        "headers": headers(part),
    }
    if not part.is_multipart():
        return shown | {"body": _body(part, message_id, part_id)}
    prefix = f"{part_id}." if part_id else ""
    children = enumerate(part.get_payload())
    parts = [_part(child, message_id, f"{prefix}{number}") for number, child in children]
    return shown | {"body": {"size": 0}, "parts": parts}


def headers(part: EmailMessage) -> list[dict]:
    """Return the headers, decoded and unfolded."""
    return [{"name": name, "value": str(value)} for name, value in part.items()]


def _body(part: EmailMessage, message_id: str, part_id: str) -> dict:
    content = content_of(part)
    if part.get_filename():
        return {"attachmentId": attachment_id(message_id, part_id), "size": len(content)}
    return {"size": len(content), "data": encode(content)}


def content_of(part: EmailMessage) -> bytes:
    """Return the bytes of a part; text is recoded to UTF-8 as Gmail does."""
    content = part.get_payload(decode=True) or b""
    if part.get_content_maintype() != "text" or part.get_filename():
        return content
    try:
        return content.decode(part.get_content_charset("utf-8")).encode()
    except (LookupError, UnicodeDecodeError):
        return content


def encode(content: bytes) -> str:
    """Write bytes as base64url."""
    return urlsafe_b64encode(content).decode()


def attachment_id(message_id: str, part_id: str) -> str:
    """Return the id that fetches an attachment."""
    return "ANGjdJ" + sha256(f"{message_id}/{part_id}".encode()).hexdigest()[:40]


def attachments(mail: EmailMessage) -> list[tuple[str, EmailMessage]]:
    """Return (part id, part) of every file in a mail."""
    return [(at, part) for at, part in _leaves(mail, "") if part.get_filename()]


def _leaves(part: EmailMessage, part_id: str) -> list[tuple[str, EmailMessage]]:
    if not part.is_multipart():
        return [(part_id, part)]
    prefix = f"{part_id}." if part_id else ""
    children = enumerate(part.get_payload())
    return [leaf for number, child in children for leaf in _leaves(child, f"{prefix}{number}")]


def text_of(mail: EmailMessage) -> str:
    """Return the text of a mail: the plain one, else the words of the HTML."""
    texts = [part for _, part in _leaves(mail, "") if not part.get_filename()]
    for kind in ("text/plain", "text/html"):
        for part in texts:
            if part.get_content_type() == kind:
                text = content_of(part).decode(errors="replace")
                return text if kind == "text/plain" else _Words(text).text
    return ""


class _Words(HTMLParser):
    """The words of an HTML text, without its tags and styles."""

    def __init__(self, page: str):
        super().__init__()
        self.text = ""
        self._muted = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._muted = tag in ("style", "script")
        self.text += " "

    def handle_endtag(self, tag: str) -> None:
        self._muted = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self._muted else data
