"""The files of a person's Drive and where they are."""

from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.fakes.google.drive.big import big_file
from sandbox.fakes.google.drive.describing import root_of
from sandbox.refusals import Refusal

GOOGLE = "application/vnd.google-apps."
FOLDER = f"{GOOGLE}folder"


def shelf_of(owner: str) -> Shelf:
    """Return somebody's files."""
    return Shelf("google", owner, "file")


def find(call: Call, file_id: str) -> dict:
    """Return one file of the caller; `big-<n>mb` exists in any size."""
    file_id = root_of(call.owner) if file_id == "root" else file_id
    found = shelf_of(call.owner).find(file_id) or big_file(call.person, file_id)
    if found is None:
        raise Refusal("not_found", f"File not found: {file_id}.")
    return found


def find_in_path(call: Call) -> dict:
    """Return the file that the path names."""
    return find(call, call.path["id"])


def parents_from(call: Call, given: object) -> list[str]:
    """Check the folders a file is to lie in; without any it lies at the top."""
    if given is None:
        return [root_of(call.owner)]
    if not isinstance(given, list) or len(given) != 1:
        message = "A file must have exactly one parent."
        raise Refusal("invalid", message, reason="invalid")
    folder = find(call, str(given[0]))
    if folder["mimeType"] != FOLDER:
        raise Refusal(
            "forbidden", "The specified parent is not a folder.", reason="parentNotAFolder"
        )
    return [folder["id"]]
