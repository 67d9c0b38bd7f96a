"""Images: an address on request, and the bytes that are put there."""

import time

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.documents import keep_bytes
from sandbox.fakes.linkedin.answers import invalid
from sandbox.fakes.linkedin.people import WORLD, check_actor
from sandbox.refusals import Refusal
from sandbox.shapes import check

BEGINNINGS = (b"GIF8", b"\x89PNG", b"\xff\xd8")
HOUR = 3_600_000  # milliseconds


def initialize(call: Call) -> dict:
    """Name the address for one upload, and the image that it makes."""
    if call.query.get("action") != "initializeUpload":
        raise invalid("action must be initializeUpload")
    given = check(call.body, {"initializeUploadRequest": {"owner": str}})
    owner = (given.get("initializeUploadRequest") or {}).get("owner")
    check_actor(call, owner)
    key = f"C4D{time.time_ns()}"
    urn = f"urn:li:image:{key}"
    call.shelf("image").add(urn, {"owner": owner, "size": 0})
    return {
        "value": {
            "uploadUrl": call.url(f"dms-uploads/{key}/uploaded-image/0"),
            "uploadUrlExpiresAt": time.time_ns() // 1_000_000 + HOUR,
            "image": urn,
        }
    }


def put(call: Call) -> HttpResponse:
    """Take the bytes of an image from whoever asked for the address."""
    urn, content = f"urn:li:image:{call.path['key']}", call.request.body
    image = call.shelf("image").find(urn)
    if image is None:
        raise Refusal("not_found")
    check_actor(call, image["owner"])
    if not content.startswith(BEGINNINGS):
        raise invalid("Only JPG, PNG and GIF are taken")
    keep_bytes("linkedin", WORLD, urn, content)
    call.shelf("image").save(urn, image | {"size": len(content)})
    return HttpResponse(status=201)
