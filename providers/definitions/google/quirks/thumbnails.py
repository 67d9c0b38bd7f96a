"""Pictures of slides."""

from providers.spec import Call, UpstreamRequest

# Where such pictures lie. Whoever has the address sees the picture, so no token goes there.
PICTURES = r"https://[a-z0-9-]+\.googleusercontent\.com/[!-~]+"


def picture(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Slides answers the address of a picture, good for half an hour, instead of the picture."""
    found, page = call.send(request).body, call.arguments["pageObjectId"]
    call.notes["file"] = {
        "id": page,
        "name": f"{page}.png",
        "mimeType": "image/png",
        "width": found["width"],
        "height": found["height"],
    }
    return UpstreamRequest("GET", str(found["contentUrl"]), outside="picture")
