"""Show a file, or give its bytes; Google's own documents are exported instead."""

import csv
import html
from io import StringIO

from django.http import HttpResponse, StreamingHttpResponse

from sandbox.calls import Call
from sandbox.documents import read_bytes
from sandbox.fakes.google.drive.big import bytes_of, is_big
from sandbox.fakes.google.drive.describing import content_key
from sandbox.fakes.google.drive.fields import chosen
from sandbox.fakes.google.drive.files import BRIEF, shown_file
from sandbox.fakes.google.drive.tree import GOOGLE, find_in_path
from sandbox.fakes.google.pdf import pdf
from sandbox.fakes.google.scopes import READ_FILES
from sandbox.refusals import Refusal


def get(call: Call) -> object:
    """Show what a file is, or with `alt=media` what is in it."""
    file = find_in_path(call)
    if call.query.get("alt") == "media":
        return _media(call, file)
    return chosen(shown_file(file), call.query.get("fields") or BRIEF)


def _media(call: Call, file: dict) -> HttpResponse | StreamingHttpResponse:
    if not set(READ_FILES) & set(call.caller.scopes):
        raise Refusal("missing_scope")
    if file["mimeType"].startswith(GOOGLE):
        message = (
            "Only files with binary content can be downloaded. Use Export with Docs Editors files."
        )
        raise Refusal("forbidden", message, reason="fileNotDownloadable")
    if is_big(file["id"]):
        headers = {"Content-Length": file["size"]}
        return StreamingHttpResponse(bytes_of(file["id"]), file["mimeType"], headers=headers)
    content = read_bytes("google", call.owner, content_key(file))
    if content is None:
        message = "The sandbox keeps the bytes of uploads up to 10 MB only."
        raise Refusal("forbidden", message, reason="cannotDownloadFile")
    return HttpResponse(content, content_type=file["mimeType"])


def export(call: Call) -> HttpResponse:
    """Export one of Google's own documents."""
    file, wanted = find_in_path(call), call.query.get("mimeType", "")
    if "exports" not in file:
        message = "Export only supports Docs Editors files."
        raise Refusal("forbidden", message, reason="fileNotExportable")
    if wanted not in EXPORTS[file["exports"]]:
        message = "The requested conversion is not supported."
        raise Refusal("invalid", message, reason="badRequest")
    content = WRITERS[wanted](file["searched"].partition("\n")[2])
    return HttpResponse(content, content_type=wanted)


def _html(text: str) -> bytes:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line)
    return f"<html><body>{lines}</body></html>".encode()


def _csv(text: str) -> bytes:
    """Write rows with the line ends that the rules of CSV ask for."""
    out = StringIO()
    csv.writer(out).writerows(csv.reader(text.splitlines()))
    return out.getvalue().encode()


WRITERS = {
    # Google begins plain text with a byte order mark and ends lines as on Windows.
    "text/plain": lambda text: ("\ufeff" + text.replace("\n", "\r\n")).encode(),
    "text/markdown": lambda text: text.encode(),
    "text/html": _html,
    "text/csv": _csv,
    "application/pdf": lambda text: pdf(text.splitlines()),
}
EXPORTS = {
    "document": ("text/plain", "text/markdown", "text/html", "application/pdf"),
    "spreadsheet": ("text/csv", "application/pdf"),
    "presentation": ("text/plain", "application/pdf"),
}
