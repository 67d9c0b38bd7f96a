"""Text documents."""

from dataclasses import replace
from typing import Any

from providers.definitions.google.quirks.paths import segment
from providers.definitions.google.quirks.replacing import occurrences, replacement
from providers.definitions.google.quirks.texts import text_of
from providers.spec import Call, UpstreamRequest

PAGE = "https://docs.google.com/document/d/{}/edit"
UPDATE = "https://docs.googleapis.com/v1/documents/{}:batchUpdate"


def insert_text(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Docs takes every change as a request within a batch."""
    given = call.arguments
    return replace(request, json=insertion(given["text"], given.get("index"), given.get("tabId")))


def insertion(text: str, index: int | None = None, tab: str | None = None) -> dict[str, Any]:
    """Docs counts UTF-16 units from 1; the end has a name of its own instead of a number."""
    place: dict[str, Any] = {"tabId": tab} if tab else {}
    if index is None:
        return {"requests": [{"insertText": {"text": text, "endOfSegmentLocation": place}}]}
    return {"requests": [{"insertText": {"text": text, "location": {"index": index, **place}}}]}


def replace_all_text(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Docs takes what to look for as an object."""
    return replace(request, json=replacement(call.arguments))


def document(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Docs answers a tree of paragraphs; most want to read its text."""
    return {**body, "url": page_of(body["documentId"]), "content": text_of(body)}


def page_of(document_id: str) -> str:
    """Docs never answers the address of a document."""
    return PAGE.format(document_id)


def created(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Docs creates empty documents only, whatever else it is given."""
    if content := call.arguments.get("content"):
        url = call.url(UPDATE.format(segment(body["documentId"], "documentId")))
        call.send(UpstreamRequest("POST", url, json=insertion(content)))
    shown = {"url": page_of(body["documentId"]), "content": content or ""}
    return {**body, **shown}


def changed(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Docs says of each request what it did, not where to look at it."""
    return {**body, "url": page_of(body["documentId"]), **occurrences(body)}
