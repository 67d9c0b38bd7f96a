"""Create, change, move and delete files."""

from sandbox.calls import Call
from sandbox.fakes.google.drive.describing import new_file, root_of, stamp
from sandbox.fakes.google.drive.fields import chosen
from sandbox.fakes.google.drive.files import BRIEF, shown_file
from sandbox.fakes.google.drive.tree import GOOGLE, find_in_path, parents_from, shelf_of
from sandbox.refusals import Refusal
from sandbox.shapes import check

WRITABLE = ("name", "mimeType", "description", "starred", "trashed", "properties")


SHAPES = {
    "name": str,
    "mimeType": str,
    "description": str,
    "starred": bool,
    "trashed": bool,
    "properties": dict,
    "parents": [str],
}


def create(call: Call) -> dict:
    """Create a folder or a file without content."""
    return answered(call, add_file(call, call.body))


def answered(call: Call, file: dict) -> dict:
    """Answer a file with the fields that were asked for."""
    return chosen(shown_file(file), call.query.get("fields") or BRIEF)


def add_file(call: Call, metadata: dict, more: dict | None = None) -> dict:
    """Add a file that a body describes; `more` is what its content says."""
    check(metadata, SHAPES)
    kind = metadata.get("mimeType") or "application/octet-stream"
    name = metadata.get("name") or "Untitled"
    file = new_file(call.person, name, kind, parents_from(call, metadata.get("parents")))
    file |= {name: metadata[name] for name in WRITABLE if metadata.get(name) is not None}
    file |= {"searched": f"{file['name']}\n{file.get('description', '')}"}
    if kind.startswith(GOOGLE):
        own = kind.removeprefix(GOOGLE)
        file |= {"exports": own} if own in ("document", "spreadsheet", "presentation") else {}
    elif more is None:
        more = {"size": "0"}
    return shelf_of(call.owner).add(file["id"], file | (more or {}))


def update(call: Call) -> dict:
    """Rename, describe, star, trash or move a file."""
    file = _own(call)
    if unwritable := set(call.body) - set(WRITABLE):
        field = sorted(unwritable)[0]
        message = f"The resource body includes fields which are not directly writable: {field}"
        raise Refusal("forbidden", message, reason="fieldNotWritable")
    given = check(call.body, SHAPES)
    file |= {name: value for name, value in given.items() if value is not None}
    file["explicitlyTrashed"] = file["trashed"]
    file["parents"] = _moved(call, file["parents"])
    file |= {"modifiedTime": stamp(), "version": str(int(file["version"]) + 1)}
    return answered(call, shelf_of(call.owner).save(file["id"], file))


def _own(call: Call) -> dict:
    """Return the file in the path; the top folder cannot be changed."""
    file = find_in_path(call)
    if file["id"] == root_of(call.owner):
        raise Refusal("forbidden", "The user does not have sufficient permissions for this file.")
    return file


def _moved(call: Call, parents: list[str]) -> list[str]:
    removed = _ids(call, "removeParents")
    kept = [one for one in parents if one not in removed]
    added = _ids(call, "addParents")
    return parents_from(call, [*kept, *added]) if added or removed else parents


def _ids(call: Call, name: str) -> list[str]:
    given = [one for one in call.query.get(name, "").split(",") if one]
    return [root_of(call.owner) if one == "root" else one for one in given]


def delete(call: Call) -> None:
    """Delete a file for good, past the trash."""
    shelf_of(call.owner).remove(_own(call)["id"])
