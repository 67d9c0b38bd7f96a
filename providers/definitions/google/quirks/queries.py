"""Drive's query language."""

from dataclasses import replace
from typing import Any

from providers.spec import Call, UpstreamRequest


def find(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Drive cannot order what it ranks by full text: it refuses any `orderBy` there."""
    params = {**request.params, "q": query(call.arguments)}
    if "fullText" in params["q"]:
        params.pop("orderBy", None)
    return replace(request, params=params)


def query(arguments: dict[str, Any]) -> str:
    """Drive has one query string instead of parameters, and shows the trash unless told not to."""
    given = arguments.get("q", "")
    searched = arguments.get("search") or arguments.get("query")
    terms = (
        grouped(given),
        searched and f"fullText contains {quoted(searched)}",
        arguments.get("folderId") and f"{quoted(arguments['folderId'])} in parents",
        arguments.get("mimeType") and f"mimeType = {quoted(arguments['mimeType'])}",
        "" if "trashed" in given else trashed(arguments),
    )
    return " and ".join(term for term in terms if term)


def grouped(given: str) -> str:
    """An `or` of the caller's would take our own conditions with it."""
    return f"({given})" if " or " in given.lower() else given


def quoted(value: str) -> str:
    """Drive escapes the backslash and the apostrophe, each by a backslash."""
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def trashed(arguments: dict[str, Any]) -> str:
    return f"trashed = {str(bool(arguments.get('trashed'))).lower()}"
