"""What is inside a OneDrive file."""

from base64 import b64encode
from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.definitions.microsoft.api import GRAPH
from providers.definitions.microsoft.quirks.paths import segment
from providers.spec import Call, UpstreamRequest

MOST_AS_JSON = 20 * 1024 * 1024  # bytes; more is only streamed
DOWNLOAD_URL = "@microsoft.graph.downloadUrl"


def download(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Graph redirects to another host for the bytes; the file's description names the same address."""
    file = described(call)
    fits(file, call)
    call.notes["file"] = {
        "id": file["id"],
        "name": file["name"],
        "mimeType": file["file"].get("mimeType"),
    }
    return replace(request, url=file[DOWNLOAD_URL], params={}, headers={}, outside="file")


def described(call: Call) -> dict[str, Any]:
    """Folders and notebooks are items too, but have no bytes."""
    file_id = segment(call.arguments["fileId"], "fileId")
    url = f"{call.url(GRAPH)}/me/drive/items/{file_id}"
    item = call.send(UpstreamRequest("GET", url)).body
    if "file" not in item:
        raise Invalid("fileId: only a file has content to download")
    return item


def fits(file: dict[str, Any], call: Call) -> None:
    """OneDrive holds files of any size; JSON does not."""
    too_large = file.get("size", 0) > MOST_AS_JSON
    if too_large and call.arguments.get("format") != "raw":
        raise Invalid(f"fileId: {file['size']} bytes are too many for JSON; ask with format=raw")


def as_json(body: bytes, call: Call) -> dict[str, Any]:
    """The host of the bytes tells nothing else; name and type come from the file's description."""
    return {**call.notes["file"], "size": len(body), "content": b64encode(body).decode()}
