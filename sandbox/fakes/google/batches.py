"""Batches of requests: all of them are applied in order, or none."""

from collections.abc import Callable

from sandbox.calls import Call
from sandbox.fakes.google.editors import revision
from sandbox.refusals import Refusal
from sandbox.shapes import check, fits

Change = Callable[[dict, dict], dict]  # (content, what is asked) -> reply


def applied(call: Call, changes: dict[str, Change], content: dict) -> list[dict]:
    """Apply the requests of a body to a content and return the replies."""
    requests = call.body.get("requests")
    if not requests or not fits(requests, [dict]):
        raise Refusal("invalid", "Must specify at least one request.")
    return [_reply(changes, content, *numbered) for numbered in enumerate(requests)]


def _reply(changes: dict[str, Change], content: dict, number: int, request: dict) -> dict:
    [(kind, asked)] = request.items() if len(request) == 1 else [("", None)]
    if kind not in changes or not isinstance(asked, dict):
        message = f"Invalid requests[{number}]: the sandbox does not know {kind or request}"
        raise Refusal("invalid", message)
    given = {name: value for name, value in asked.items() if value is not None}
    try:
        reply = changes[kind](content, given)
    except Refusal as refusal:
        message = f"Invalid requests[{number}].{kind}: {refusal.message}"
        raise Refusal("invalid", message) from refusal
    return {kind: reply} if reply else {}


def check_revision(call: Call, file: dict) -> None:
    """Refuse changes that are meant for an earlier state of a file."""
    control = check(call.body, {"writeControl": {"requiredRevisionId": str}}).get("writeControl")
    wanted = (control or {}).get("requiredRevisionId")
    if wanted not in (None, revision(file)):
        message = f"The required revision ID '{wanted}' does not match the latest revision."
        raise Refusal("precondition", message)
