"""List, show and delete items."""

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.microsoft.drive.downloads import address_of
from sandbox.fakes.microsoft.drive.tree import children, find_in_path, shelf_of
from sandbox.fakes.microsoft.odata import chosen, listed
from sandbox.refusals import Refusal


def list_children(call: Call) -> dict:
    """List what lies in a folder."""
    folder = find_in_path(call)
    return listed(call, [shown(call, one) for one in children(call, folder)], default=200)


def get(call: Call) -> dict:
    """Show one item."""
    return chosen(shown(call, find_in_path(call)), call.query)


def shown(call: Call, item: dict) -> dict:
    """Return a file with the address of its bytes, a folder with how much lies in it."""
    if "file" in item:
        return {"@microsoft.graph.downloadUrl": address_of(call, item)} | item
    return item | {"folder": {"childCount": len(children(call, item))}}


def delete(call: Call) -> HttpResponse:
    """Take an item away, and all that lies in it."""
    item = find_in_path(call)
    if "root" in item:
        raise Refusal("invalid", "The root of a drive cannot be deleted.", code="invalidRequest")
    _remove(call, item)
    return HttpResponse(status=204)


def _remove(call: Call, item: dict) -> None:
    for child in children(call, item):
        _remove(call, child)
    shelf_of(call.owner).remove(item["id"])
