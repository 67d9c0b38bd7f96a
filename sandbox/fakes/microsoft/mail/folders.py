"""The folders of a mailbox; each is known by its id and by a name of its own."""

from sandbox.calls import Call
from sandbox.fakes.microsoft.mail.mailbox import shelf_of
from sandbox.fakes.microsoft.odata import listed
from sandbox.refusals import Refusal

NAMES = {
    "inbox": "Inbox",
    "drafts": "Drafts",
    "sentitems": "Sent Items",
    "archive": "Archive",
    "junkemail": "Junk Email",
    "deleteditems": "Deleted Items",
}


def id_of(name: str) -> str:
    """Return the id of a folder by its well-known name."""
    return f"AAMkAGNorthwindFolder-{name}="


def list_all(call: Call) -> dict:
    """List the folders with how much is in them."""
    messages = shelf_of(call.owner).all()
    return listed(call, [_folder(name, messages) for name in NAMES])


def _folder(name: str, messages: list[dict]) -> dict:
    inside = [one for one in messages if one["parentFolderId"] == id_of(name)]
    return {
        "id": id_of(name),
        "displayName": NAMES[name],
        "parentFolderId": id_of("root"),
        "childFolderCount": 0,
        "unreadItemCount": sum(not one["isRead"] for one in inside),
        "totalItemCount": len(inside),
        "sizeInBytes": sum(len(one["_text"]) for one in inside),
        "isHidden": False,
    }


def folder_in_path(call: Call) -> str:
    """Return the id of the folder that the path names."""
    wanted = call.path["folder"]
    for name in NAMES:
        if wanted.lower() == name or wanted == id_of(name):
            return id_of(name)
    raise Refusal("no_message" if wanted.startswith("AAMk") else "malformed_id")
