"""Pictures of slides: an address that is good for half an hour, and the bytes behind it."""

from zlib import crc32

from django.core import signing
from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.google.slides.page import find, slides_of
from sandbox.fakes.google.slides.png import png
from sandbox.refusals import Refusal

PLACE = "thumbnails"
LIFETIME = 30 * 60
WIDTHS = {"SMALL": 200, "MEDIUM": 800, "LARGE": 1600, "WIDTH2000_PX": 2000}


def get(call: Call) -> dict:
    """Tell where a picture of a slide lies, and how large it is."""
    slide = find(slides_of(call), call.path["page"])
    size = call.query.get("thumbnailProperties.thumbnailSize", "LARGE")
    kind = call.query.get("thumbnailProperties.mimeType", "PNG")
    if size not in WIDTHS or kind != "PNG":
        raise Refusal("invalid", f"Invalid value at 'thumbnail_properties': {size} {kind}")
    width = WIDTHS[size]
    height = round(width * 9 / 16)
    said = "\n".join(shape["text"] for shape in slide["shapes"])
    address = signing.dumps([width, height, crc32(said.encode())], salt=PLACE)
    return {"width": width, "height": height, "contentUrl": call.url(f"{PLACE}/{address}")}


def picture(call: Call) -> HttpResponse:
    """Give the bytes of a picture to whoever knows its address."""
    try:
        drawn = signing.loads(call.path["address"], salt=PLACE, max_age=LIFETIME)
    except signing.BadSignature as exc:
        raise Refusal("forbidden") from exc
    return HttpResponse(png(*drawn), content_type="image/png")
