"""List, read, change and delete messages."""

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.microsoft.filters import check_order, compiled
from sandbox.fakes.microsoft.mail.folders import folder_in_path, id_of
from sandbox.fakes.microsoft.mail.mailbox import find, keep, new_id, shelf_of
from sandbox.fakes.microsoft.mail.search import searched
from sandbox.fakes.microsoft.odata import chosen, listed, ordered
from sandbox.refusals import Refusal
from sandbox.shapes import check

WRITABLE = {"isRead": bool, "categories": [str], "flag": {"flagStatus": str}, "importance": str}
FLAGS = ("notFlagged", "flagged", "complete")


def list_all(call: Call) -> dict:
    """List the messages of all folders."""
    return _listed(call, shelf_of(call.owner).all())


def list_folder(call: Call) -> dict:
    """List the messages of one folder."""
    folder = folder_in_path(call)
    return _listed(
        call, [one for one in shelf_of(call.owner).all() if one["parentFolderId"] == folder]
    )


def _listed(call: Call, messages: list[dict]) -> dict:
    query = call.query
    _check_together(query)
    check_order(query.get("$filter", ""), query.get("$orderby", ""))
    test = compiled(query.get("$filter", ""))
    found = [one for one in searched(messages, query.get("$search")) if test(one)]
    found = ordered(found, query.get("$orderby", ""))
    return listed(call, [with_body(call, one) for one in found])


def _check_together(query: dict[str, str]) -> None:
    """Exchange searches, or filters and orders."""
    for name in ("$filter", "$orderby"):
        if name in query and "$search" in query:
            message = f"The query parameter '{name}' is not supported with '$search'."
            raise Refusal("invalid", message, code="SearchWithOthers")


def get(call: Call) -> dict:
    """Show one message."""
    return chosen(with_body(call, find(call)), call.query)


def with_body(call: Call, message: dict) -> dict:
    """Return a message with the body as HTML, or as text where the caller prefers it."""
    if 'outlook.body-content-type="text"' not in call.request.headers.get("Prefer", ""):
        return message
    return message | {"body": {"contentType": "text", "content": message["_text"]}}


def patch(call: Call) -> dict:
    """Change the given fields."""
    message = find(call)
    given = check(call.body, WRITABLE)
    if unknown := set(given) - set(WRITABLE):
        raise Refusal("invalid", f"Property '{min(unknown)}' cannot be changed.")
    if "flag" in given and (given["flag"] or {}).get("flagStatus") not in FLAGS:
        raise Refusal("invalid", "Cannot convert the literal to type 'followupFlagStatus'.")
    shelf_of(call.owner).save(message["id"], message | given)
    return chosen(with_body(call, message | given), {})


def delete(call: Call) -> HttpResponse:
    """Move a message to the deleted items, under a new id; from there it goes for good."""
    message = find(call)
    shelf_of(call.owner).remove(message["id"])
    if message["parentFolderId"] != id_of("deleteditems"):
        moved = {"id": new_id(), "parentFolderId": id_of("deleteditems")}
        keep(call.owner, message | moved)
    return HttpResponse(status=204)
