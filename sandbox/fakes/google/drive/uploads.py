"""Take uploads: description and content in one body, content alone, or in two steps."""

from email import message_from_bytes

from django.http import HttpRequest

from sandbox.calls import Call
from sandbox.fakes.google.drive.resumable import open_session
from sandbox.fakes.google.drive.storing import chunks, store
from sandbox.refusals import Refusal
from sandbox.shapes import parsed_object

MOST_AT_ONCE = 12 * 1024 * 1024


def upload(call: Call) -> object:
    """Take an upload in the way its `uploadType` says."""
    ways = {"multipart": _multipart, "media": _media, "resumable": open_session}
    way = ways.get(call.query.get("uploadType", ""))
    if way is None:
        raise Refusal("invalid", "Invalid upload type", reason="badRequest")
    return way(call)


def _media(call: Call) -> dict:
    """Take content alone; the file is called Untitled."""
    kind = call.request.content_type
    return store(call, {"mimeType": kind}, kind, chunks(call.request))


def _multipart(call: Call) -> dict:
    """Take a `multipart/related` body: a JSON part, then the content."""
    body = b""
    for chunk in chunks(call.request):
        body += chunk
        if len(body) > MOST_AT_ONCE:
            raise Refusal("too_large")
    metadata, content, kind = _split(call.request, body)
    return store(call, metadata, kind, iter([content]))


def _split(request: HttpRequest, body: bytes) -> tuple[dict, bytes, str]:
    kind = request.META.get("CONTENT_TYPE", "")
    parsed = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parts = parsed.get_payload() if parsed.is_multipart() else []
    if parsed.get_content_type() != "multipart/related" or len(parts) != 2:
        raise Refusal("invalid", "Malformed multipart body.", reason="badContent")
    return parsed_object(parts[0].get_payload(decode=True)), *_content(parts[1], body, parsed)


def _content(part: object, body: bytes, parsed: object) -> tuple[bytes, str]:
    """Cut the content out of the body itself: a mail parser would change its line ends."""
    boundary = b"\r\n--" + parsed.get_boundary().encode()
    second = body.split(boundary, 1)[1] if body.startswith(boundary[2:]) else b""
    start, end = second.find(b"\r\n\r\n") + 4, second.rfind(boundary + b"--")
    content = second[start:end]
    if part.get("Content-Transfer-Encoding", "").lower() == "base64":
        content = part.get_payload(decode=True)
    return content, part.get_content_type()
