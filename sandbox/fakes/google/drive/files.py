"""List files, found by a query, in an order."""

from sandbox.calls import Call
from sandbox.fakes.google.drive.describing import root_of
from sandbox.fakes.google.drive.fields import chosen
from sandbox.fakes.google.drive.query import compiled
from sandbox.fakes.google.drive.tree import shelf_of
from sandbox.paging import page_of, size_of
from sandbox.refusals import Refusal

BRIEF = "kind,id,name,mimeType"
ORDERS = {
    "name": lambda file: file["name"].lower(),
    "name_natural": lambda file: file["name"].lower(),
    "modifiedTime": lambda file: file["modifiedTime"],
    "modifiedByMeTime": lambda file: file["modifiedTime"],
    "createdTime": lambda file: file["createdTime"],
    "viewedByMeTime": lambda file: file["modifiedTime"],
    "recency": lambda file: file["modifiedTime"],
    "quotaBytesUsed": lambda file: int(file.get("size", 0)),
    "folder": lambda file: not file["mimeType"].endswith(".folder"),
    "starred": lambda file: not file["starred"],
}


def list_all(call: Call) -> dict:
    """List files; without `fields` each has four of them, as in Drive."""
    query = call.query
    test, root = compiled(query.get("q", "")), root_of(call.owner)
    files = [one for one in shelf_of(call.owner).all() if one["id"] != root]
    found = [one for one in files if test(one | {"atTop": root in one["parents"]})]
    found = _ordered(found, query.get("orderBy", ""), query.get("q", ""))
    size = size_of(query.get("pageSize"), 100, 1000)
    shown, token = page_of(found, size, query.get("pageToken", ""))
    answer = {"kind": "drive#fileList", "incompleteSearch": False, "files": shown}
    answer |= {"nextPageToken": token} if token else {}
    default = f"kind,nextPageToken,incompleteSearch,files({BRIEF})"
    return chosen(
        answer | {"files": [shown_file(one) for one in shown]}, query.get("fields") or default
    )


def shown_file(file: dict) -> dict:
    """Return a file without what only we know."""
    return {name: value for name, value in file.items() if name not in ("searched", "exports")}


def _ordered(files: list[dict], order_by: str, query: str) -> list[dict]:
    """Sort by several keys, the last first; a full-text search has an order of its own."""
    if order_by and "fullText" in query:
        message = "Sorting is not supported for queries with fullText terms."
        raise Refusal("forbidden", message, reason="forbidden")
    for part in reversed([one.split() for one in order_by.split(",") if one.strip()]):
        if part[0] not in ORDERS or part[1:] not in ([], ["desc"]):
            raise Refusal("invalid", "Invalid Value", reason="invalid")
        files = sorted(files, key=ORDERS[part[0]], reverse=part[1:] == ["desc"])
    return files
