"""The requests that change a presentation."""

import re

from sandbox.fakes.google.replacing import counted, replaced
from sandbox.fakes.google.slides.page import find
from sandbox.fakes.google.slides.reading import new_id, new_slide
from sandbox.refusals import Refusal
from sandbox.shapes import check

OBJECT_ID = re.compile(r"\w[\w:-]{4,49}", re.ASCII)


def replace_all_text(content: dict, asked: dict) -> dict:
    """Replace a text on all slides, or on those that are named."""
    pages = check(asked, {"pageObjectIds": [str]}).get("pageObjectIds")
    slides = [find(content["slides"], page) for page in pages] if pages else content["slides"]
    total = 0
    for shape in (shape for slide in slides for shape in slide["shapes"]):
        shape["text"], number = replaced(asked, shape["text"])
        total += number
    return counted(total)


def create_slide(content: dict, asked: dict) -> dict:
    """Add a slide at an index or at the end."""
    check(asked, {"objectId": str, "insertionIndex": int, "slideLayoutReference": dict})
    slide_id = asked.get("objectId") or new_id()
    if not OBJECT_ID.fullmatch(slide_id) or slide_id in _ids(content):
        raise Refusal("invalid", f"The object ID ({slide_id}) is invalid or not unique.")
    at = asked.get("insertionIndex", len(content["slides"]))
    if not 0 <= at <= len(content["slides"]):
        raise Refusal("invalid", f"The insertion index {at} is out of bounds.")
    content["slides"].insert(at, new_slide(slide_id))
    return {"objectId": slide_id}


def _ids(content: dict) -> set[str]:
    shapes = {shape["id"] for slide in content["slides"] for shape in slide["shapes"]}
    return {slide["id"] for slide in content["slides"]} | shapes


def delete_object(content: dict, asked: dict) -> dict:
    """Take a slide or a shape away."""
    wanted = check(asked, {"objectId": str}).get("objectId")
    if wanted not in _ids(content):
        raise Refusal("invalid", f"The object ({wanted}) could not be found.")
    content["slides"] = [slide for slide in content["slides"] if slide["id"] != wanted]
    for slide in content["slides"]:
        slide["shapes"] = [shape for shape in slide["shapes"] if shape["id"] != wanted]
    return {}


def insert_text(content: dict, asked: dict) -> dict:
    """Insert text into a shape."""
    check(asked, {"objectId": str, "text": str, "insertionIndex": int})
    shapes = [shape for slide in content["slides"] for shape in slide["shapes"]]
    shape = next((each for each in shapes if each["id"] == asked.get("objectId")), None)
    if shape is None:
        raise Refusal("invalid", f"The object ({asked.get('objectId')}) could not be found.")
    at = asked.get("insertionIndex", 0)
    if not 0 <= at <= len(shape["text"]):
        raise Refusal("invalid", f"The insertion index {at} is out of bounds.")
    shape["text"] = shape["text"][:at] + asked.get("text", "") + shape["text"][at:]
    return {}


CHANGES = {
    "replaceAllText": replace_all_text,
    "createSlide": create_slide,
    "deleteObject": delete_object,
    "insertText": insert_text,
}
