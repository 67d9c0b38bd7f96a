"""Files attached to an outgoing mail."""

import mimetypes
from email.message import EmailMessage
from typing import Any

from providers.definitions.google.quirks.addresses import one_line
from providers.definitions.google.quirks.base64_input import decoded
from providers.definitions.google.quirks.media_types import BYTES, checked

NEEDS_STRUCTURE = ("multipart/", "message/")


def attach(message: EmailMessage, files: list[dict[str, Any]]) -> None:
    """Gmail takes attachments only as parts of the message itself."""
    for number, file in enumerate(files):
        field = f"attachments[{number}]"
        maintype, subtype = media_type(file, field).split("/")
        message.add_attachment(
            decoded(file["content"], f"{field}.content"),
            maintype=maintype,
            subtype=subtype,
            filename=one_line(file["filename"], f"{field}.filename"),
        )


def media_type(file: dict[str, Any], field: str) -> str:
    """A part may not be called a multipart or a message unless it is written as one."""
    given = file.get("mimeType") or mimetypes.guess_type(file["filename"])[0] or BYTES
    kind = checked(given, f"{field}.mimeType").partition(";")[0].lower()
    return BYTES if kind.startswith(NEEDS_STRUCTURE) else kind
