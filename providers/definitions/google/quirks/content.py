"""What is inside a Drive file."""

from base64 import b64encode
from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.definitions.google.quirks.paths import segment
from providers.spec import Call, UpstreamRequest

FILES = "https://www.googleapis.com/drive/v3/files"
DOCUMENT = "application/vnd.google-apps."
SHORTCUT = f"{DOCUMENT}shortcut"
MOST_AS_JSON = 20 * 1024 * 1024  # bytes; more is only streamed
# Google's own documents have no bytes: the plainest form that each kind can be exported to.
EXPORT_TYPES = {
    f"{DOCUMENT}document": "text/plain",
    f"{DOCUMENT}spreadsheet": "text/csv",
    f"{DOCUMENT}presentation": "application/pdf",
    f"{DOCUMENT}drawing": "image/png",
    f"{DOCUMENT}script": "application/vnd.google-apps.script+json",
    f"{DOCUMENT}jam": "application/pdf",
    f"{DOCUMENT}site": "text/plain",
    f"{DOCUMENT}vid": "video/mp4",
}


def download(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Drive answers bytes at two places: files as they are, Google's own documents by export."""
    found = described(call.arguments["fileId"], call)
    file, url = note(found, call), call.url(file_url(found["id"]))
    if not file["mimeType"].startswith(DOCUMENT):
        fits(found, call)
        return replace(request, url=url, params={"alt": "media", "supportsAllDrives": "true"})
    file["mimeType"] = call.arguments.get("mimeType") or export_type(file["mimeType"])
    return replace(request, url=f"{url}/export", params={"mimeType": file["mimeType"]})


def export(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Drive exports without saying whose bytes they are."""
    file = note(described(call.arguments["fileId"], call), call)
    file["mimeType"] = call.arguments["mimeType"]
    return request


def note(file: dict[str, Any], call: Call) -> dict[str, Any]:
    """Leave what the bytes do not say for the answer."""
    call.notes["file"] = {"id": file["id"], "name": file["name"], "mimeType": file["mimeType"]}
    return call.notes["file"]


def fits(file: dict[str, Any], call: Call) -> None:
    """Drive holds files of any size; JSON does not."""
    too_large = int(file.get("size", 0)) > MOST_AS_JSON
    if too_large and call.arguments.get("format") != "raw":
        raise Invalid(f"fileId: {file['size']} bytes are too many for JSON; ask with format=raw")


def described(file_id: str, call: Call) -> dict[str, Any]:
    """A shortcut is a file too; what one wants is what it points to."""
    params = {
        "fields": "id,name,mimeType,size,shortcutDetails(targetId)",
        "supportsAllDrives": "true",
    }
    file = call.send(UpstreamRequest("GET", call.url(file_url(file_id)), params=params)).body
    target = file.get("shortcutDetails", {}).get("targetId")
    if file["mimeType"] == SHORTCUT and target and target != file_id:
        return call.send(UpstreamRequest("GET", call.url(file_url(target)), params=params)).body
    return file


def export_type(kind: str) -> str:
    """Folders, forms and maps have no content that Drive would give away."""
    if kind not in EXPORT_TYPES:
        raise Invalid(f"fileId: a {kind.removeprefix(DOCUMENT)} has no content to download")
    return EXPORT_TYPES[kind]


def file_url(file_id: str) -> str:
    return f"{FILES}/{segment(file_id, 'fileId')}"


def as_json(body: bytes, call: Call) -> dict[str, Any]:
    """Drive answers bare bytes; name and type come from the file's description."""
    return {**call.notes["file"], "size": len(body), "content": b64encode(body).decode()}


def trashed(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Drive keeps what is in the trash for 30 days."""
    return {"deleted": True, **body}
