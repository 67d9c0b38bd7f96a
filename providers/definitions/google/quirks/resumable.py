"""Uploads of any size to Drive, by its resumable protocol."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from config.api.errors import ProviderError
from providers.definitions.google.quirks.media_types import checked
from providers.definitions.google.quirks.uploads import metadata
from providers.spec import Call, UpstreamAnswer, UpstreamRequest

UPLOAD = "https://www.googleapis.com/upload/drive/v3/files"


def upload(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Drive first takes the description, and answers where the bytes may go."""
    kind = checked(call.arguments["mimeType"], "mimeType")
    opening = UpstreamRequest(
        "POST",
        call.url(UPLOAD),
        params=request.params,
        json=metadata(call.arguments),
        headers={"X-Upload-Content-Type": kind},
    )
    session = session_of(call.send(opening))
    headers = {**request.headers, "Content-Type": kind}
    return replace(
        request, url=call.url(UPLOAD), params=session, json=None, data=call.upload, headers=headers
    )


def session_of(answer: UpstreamAnswer) -> dict[str, str]:
    """The `Location` names the session in its query: nothing else of it is followed."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    session = dict(parse_qsl(urlsplit(headers.get("location", "")).query))
    if "upload_id" not in session:
        raise ProviderError("google opened no upload session", provider="google")
    return session
