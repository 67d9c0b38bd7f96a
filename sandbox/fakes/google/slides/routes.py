"""The operations of Google Slides that are played, and where pictures of slides lie."""

from sandbox.fake import Route
from sandbox.fakes.google import scopes
from sandbox.fakes.google.slides import page, presentations, thumbnails

PRESENTATIONS = "v1/presentations"
PAGE = f"{PRESENTATIONS}/<id>/pages/<page>"

ROUTES = (
    Route("POST", PRESENTATIONS, presentations.create, scopes.WRITE_SLIDES),
    Route("POST", f"{PRESENTATIONS}/<id>:batchUpdate", presentations.update, scopes.WRITE_SLIDES),
    Route("GET", f"{PRESENTATIONS}/<id>", presentations.get, scopes.READ_SLIDES),
    Route("GET", PAGE, page.get, scopes.READ_SLIDES),
    Route("GET", f"{PAGE}/thumbnail", thumbnails.get, scopes.READ_SLIDES),
    # Whoever has the address sees the picture.
    Route("GET", f"{thumbnails.PLACE}/<address>", thumbnails.picture, public=True),
)
