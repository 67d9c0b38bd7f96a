"""Errors as RFC 9457 documents, for callers that accept those."""

import re
from typing import Any

from django.conf import settings

from config.api.fixes import doc_url

PROBLEM = "application/problem+json"
NEVER = re.compile(r";\s*q\s*=\s*0(?:\.0*)?\s*(?:;|$)")  # a quality of zero: not acceptable


def accepts_problem(accept: str) -> bool:
    """Say whether an Accept header names these documents, at any quality above zero.

    Naming them is enough, also where JSON is liked better: that is how success is answered.
    """
    return any(
        kind.partition(";")[0].strip() == PROBLEM and not NEVER.search(kind)
        for kind in accept.lower().split(",")
    )


def wants_problem(request: Any) -> bool:
    return accepts_problem(request.META.get("HTTP_ACCEPT", ""))


def problem_of(body: dict[str, Any], status: int) -> dict[str, Any]:
    """Return the document that says the same as an error envelope."""
    ours = {name: value for name, value in body.items() if name not in {"ok", "error"}}
    return problem_document(doc_url(body["error_code"]), status, body["error"], ours)


def problem_document(link: str, status: int, sentence: str, ours: dict[str, Any]) -> dict[str, Any]:
    """Return the document; `ours`, with `error_code` and `request_id`, stands beside what is standard."""
    standard = {
        "type": link,
        "title": ours["error_code"].replace("_", " ").capitalize(),
        "status": status,
        "detail": sentence,
        "instance": instance_of(ours["request_id"]),
    }
    return standard | ours


def instance_of(request_id: str) -> str:
    """Return the address of this one occurrence: its line in the owner's request log."""
    return f"{settings.PUBLIC_URL}/settings/requests?request_id={request_id}"
