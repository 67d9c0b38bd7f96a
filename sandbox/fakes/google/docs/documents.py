"""Documents: read, made, and changed by batches."""

from sandbox.calls import Call
from sandbox.fakes.google.batches import applied, check_revision
from sandbox.fakes.google.docs.changes import CHANGES
from sandbox.fakes.google.docs.structure import content_elements
from sandbox.fakes.google.editors import content_of, keep, new, opened, revision

KIND = "document"


def get(call: Call) -> dict:
    """Show a document with its text."""
    file = opened(call, KIND)
    return _shown(file, content_of(call, KIND, file, _read), call.query)


def create(call: Call) -> dict:
    """Make an empty document; whatever else the body holds is ignored."""
    file = new(call, KIND, str(call.body.get("title") or "Untitled document"))
    return _shown(file, _read(""), {})


def update(call: Call) -> dict:
    """Apply a batch of requests."""
    file = opened(call, KIND)
    check_revision(call, file)
    content = content_of(call, KIND, file, _read)
    replies = applied(call, CHANGES, content)
    keep(call, KIND, file, content, content["text"])
    return {
        "replies": replies,
        "writeControl": {"requiredRevisionId": revision(file)},
        "documentId": file["id"],
    }


def _read(text: str) -> dict:
    """Every document ends with a line break, which cannot be taken away."""
    return {"text": text if text.endswith("\n") else f"{text}\n"}


def _shown(file: dict, content: dict, query: dict) -> dict:
    body = {"content": content_elements(content["text"])}
    tab = {"tabProperties": {"tabId": "t.0", "title": "Tab 1", "index": 0}}
    in_tabs = query.get("includeTabsContent") == "true"
    where = {"tabs": [tab | {"documentTab": {"body": body}}]} if in_tabs else {"body": body}
    return {
        "title": file["name"],
        **where,
        "revisionId": revision(file),
        "suggestionsViewMode": query.get("suggestionsViewMode", "SUGGESTIONS_INLINE"),
        "documentId": file["id"],
    }
