"""What Sheets, Docs and Slides share: what they edit are files of Drive too."""

from collections.abc import Callable

from sandbox.calls import Call
from sandbox.fakes.google.drive.changes import add_file
from sandbox.fakes.google.drive.describing import stamp
from sandbox.fakes.google.drive.tree import GOOGLE, shelf_of
from sandbox.refusals import Refusal


def opened(call: Call, kind: str) -> dict:
    """Return the file that the path names, if this editor can open it."""
    file = shelf_of(call.owner).find(call.path["id"])
    if file is None:
        raise Refusal("not_found")
    if file["mimeType"] != f"{GOOGLE}{kind}":
        raise Refusal("precondition", "This operation is not supported for this document.")
    return file


def new(call: Call, kind: str, title: str) -> dict:
    """Add an empty file at the top of the Drive."""
    return add_file(call, {"name": title, "mimeType": f"{GOOGLE}{kind}"})


def content_of(call: Call, kind: str, file: dict, read: Callable[[str], dict]) -> dict:
    """Return what is in a file; until its first change that is read from its text."""
    return call.shelf(kind).find(file["id"]) or read(file["searched"].partition("\n")[2])


def keep(call: Call, kind: str, file: dict, content: dict, text: str) -> None:
    """Keep a changed content; Drive finds and exports its text."""
    shelf = call.shelf(kind)
    write = shelf.save if shelf.find(file["id"]) else shelf.add
    write(file["id"], content)
    file |= {"modifiedTime": stamp(), "version": str(int(file["version"]) + 1)}
    file["searched"] = f"{file['name']}\n{text}"
    shelf_of(call.owner).save(file["id"], file)


def revision(file: dict) -> str:
    """Return the id of a file's present state."""
    return f"ALm37BV{file['version']}{file['id'][-8:]}"
