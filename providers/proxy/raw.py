"""Stream a provider's bytes to the caller, with only the headers that describe them."""

import re
from collections.abc import Mapping

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header

from integrations.download import Download
from providers.proxy.transfer import Transfer

TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(; ?charset=[\w-]+)?", re.ASCII)
NOT_ASCII = re.compile(r"[^\x20-\x7e]")
LENGTH = re.compile(r"\d{1,18}", re.ASCII)


def raw_answer(request: HttpRequest, download: Download) -> StreamingHttpResponse:
    """Return the open upstream answer as an attachment; the provider's own headers stay behind."""
    stated = download.headers.get("Content-Type", "")
    response = StreamingHttpResponse(
        # Closed with the answer, whether it was read or the caller left.
        Transfer(download, request.META.get("gunicorn.socket")),
        content_type=stated if TYPE.fullmatch(stated) else "application/octet-stream",
    )
    # Whatever a person keeps in a drive is shown as a file, never as a page of ours.
    printable = "".join(letter for letter in download.file_name if letter.isprintable())
    response["Content-Disposition"] = disposition_of(printable)
    if length := stated_length(download.headers):
        response["Content-Length"] = length
    return response


def disposition_of(name: str) -> str:
    """Name the file; clients that read `filename` alone find it there with `_` for what is not ASCII."""
    whole = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    plain = content_disposition_header(as_attachment=True, filename=NOT_ASCII.sub("_", name))
    return whole if name.isascii() else whole.replace("attachment", plain, 1)


def stated_length(headers: Mapping[str, str]) -> str:
    """Return the length of the bytes we pass on, if the provider's own header tells it."""
    if "Content-Encoding" in headers or "Transfer-Encoding" in headers:
        return ""
    length = headers.get("Content-Length", "")
    return length if LENGTH.fullmatch(length) else ""
