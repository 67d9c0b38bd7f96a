"""One page of a presentation."""

from sandbox.calls import Call
from sandbox.fakes.google.editors import content_of, opened
from sandbox.fakes.google.slides.describing import LAYOUT, MASTER, slide
from sandbox.fakes.google.slides.reading import read
from sandbox.refusals import Refusal

KIND = "presentation"


def get(call: Call) -> dict:
    """Show a slide, or the layout or master behind it."""
    fixed = {page["objectId"]: page for page in (LAYOUT, MASTER)}
    wanted = call.path["page"]
    slides = slides_of(call)
    return fixed[wanted] if wanted in fixed else slide(find(slides, wanted))


def slides_of(call: Call) -> list[dict]:
    """Return the slides of the presentation that the path names."""
    return content_of(call, KIND, opened(call, KIND), read)["slides"]


def find(slides: list[dict], slide_id: str) -> dict:
    """Return one slide."""
    for each in slides:
        if each["id"] == slide_id:
            return each
    raise Refusal("not_found", f"The page ({slide_id}) could not be found.")
