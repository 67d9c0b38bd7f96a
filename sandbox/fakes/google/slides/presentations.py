"""Presentations: read, made, and changed by batches."""

from sandbox.calls import Call
from sandbox.fakes.google.batches import applied, check_revision
from sandbox.fakes.google.editors import content_of, keep, new, opened, revision
from sandbox.fakes.google.slides.changes import CHANGES
from sandbox.fakes.google.slides.describing import LAYOUT, MASTER, PAGE_SIZE, slide
from sandbox.fakes.google.slides.reading import read, text_of

KIND = "presentation"


def get(call: Call) -> dict:
    """Show a presentation with all its slides."""
    file = opened(call, KIND)
    return _shown(file, content_of(call, KIND, file, read))


def create(call: Call) -> dict:
    """Make a presentation with one slide."""
    file = new(call, KIND, str(call.body.get("title") or "Untitled presentation"))
    return _shown(file, read(""))


def update(call: Call) -> dict:
    """Apply a batch of requests."""
    file = opened(call, KIND)
    check_revision(call, file)
    content = content_of(call, KIND, file, read)
    replies = applied(call, CHANGES, content)
    keep(call, KIND, file, content, text_of(content))
    return {
        "presentationId": file["id"],
        "replies": replies,
        "writeControl": {"requiredRevisionId": revision(file)},
    }


def _shown(file: dict, content: dict) -> dict:
    return {
        "presentationId": file["id"],
        "pageSize": PAGE_SIZE,
        "slides": [slide(each) for each in content["slides"]],
        "title": file["name"],
        "masters": [MASTER],
        "layouts": [LAYOUT],
        "locale": "en",
        "revisionId": revision(file),
    }
