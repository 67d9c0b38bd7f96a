"""The items of a person's drive and where they are."""

from datetime import datetime

from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.people import Person
from sandbox.refusals import Refusal

STAMP = "%Y-%m-%dT%H:%M:%SZ"


def shelf_of(owner: str) -> Shelf:
    """Return somebody's items."""
    return Shelf("microsoft", owner, "item")


def root_of(owner: str) -> str:
    """Return the id of the top of somebody's drive."""
    return f"01NORTHWIND{owner.upper()}0000"


def drive_of(owner: str) -> str:
    """Return the id of somebody's drive."""
    return f"b!northwind-{owner}"


def find(call: Call, item_id: str) -> dict:
    """Return one item of the caller."""
    found = shelf_of(call.owner).find(root_of(call.owner) if item_id == "root" else item_id)
    if found is None:
        raise Refusal("not_found")
    return found


def find_in_path(call: Call) -> dict:
    """Return the item that the path names, else the top of the drive."""
    return find(call, call.path.get("id", "root"))


def described(
    owner: Person, item_id: str, name: str, parent: dict | None, at: datetime, facts: dict
) -> dict:
    """Return an item; `facts` say whether it is a file or a folder."""
    who = {"user": {"email": owner.email, "displayName": owner.name}}
    path = place_of(parent)
    return {
        "id": item_id,
        "name": name,
        "createdDateTime": at.strftime(STAMP),
        "lastModifiedDateTime": at.strftime(STAMP),
        "createdBy": who,
        "lastModifiedBy": who,
        "size": 0,
        "eTag": f'"{{{item_id}}},1"',
        "cTag": f'"c:{{{item_id}}},1"',
        "webUrl": f"https://northwind-my.sharepoint.com/personal/{owner.key}/Documents/{name}",
        "parentReference": {
            "driveType": "business",
            "driveId": drive_of(owner.key),
            **({"id": parent["id"], "path": path} if parent else {}),
        },
        **facts,
    }


def place_of(folder: dict | None) -> str:
    """Return the path of what lies in a folder."""
    if folder is None:
        return ""
    above = folder["parentReference"].get("path")
    return f"{above}/{folder['name']}" if above else "/drive/root:"


def children(call: Call, folder: dict) -> list[dict]:
    """Return what lies in a folder, by name."""
    inside = [
        one
        for one in shelf_of(call.owner).all()
        if one["parentReference"].get("id") == folder["id"]
    ]
    return sorted(inside, key=lambda one: one["name"].lower())
