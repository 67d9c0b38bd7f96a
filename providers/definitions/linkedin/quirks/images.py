"""Images that go to LinkedIn."""

from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.contents import decoded
from providers.definitions.linkedin.quirks.connection import actor
from providers.spec import Call, UpstreamRequest

# Where LinkedIn has images put. The token goes there too, so nothing else of its sites will do.
UPLOADS = r"https://(www|api)\.linkedin\.com/(dms-uploads|mediaUpload)/[!-~]+"
BYTES = {"Content-Type": "application/octet-stream"}


def upload(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """LinkedIn takes an image at an address that it names when asked, with its URN."""
    content = image(call.arguments["content"])
    asked = {"initializeUploadRequest": {"owner": actor(call)}}
    place = call.send(replace(request, json=asked)).body["value"]
    call.notes["image"] = place["image"]
    return UpstreamRequest(
        "PUT", str(place["uploadUrl"]), data=content, headers=BYTES, outside="upload"
    )


def uploaded(body: Any, call: Call) -> dict[str, Any]:
    """The address of an upload answers with nothing; the URN is known from before."""
    return {"id": call.notes["image"], "image": call.notes["image"]}


def image(value: str) -> bytes:
    """Return the bytes of an image given in base64; Invalid where there are none."""
    content = decoded(value, "content")
    if not content:
        raise Invalid("content: the image is empty")
    return content
