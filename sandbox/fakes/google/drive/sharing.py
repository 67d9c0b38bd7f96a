"""Who may see a file."""

import secrets

from sandbox.calls import Call
from sandbox.fakes.google.drive.tree import find_in_path, shelf_of
from sandbox.people import PEOPLE
from sandbox.refusals import Refusal

ROLES = ("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")
TYPES = ("user", "group", "domain", "anyone")


def list_all(call: Call) -> dict:
    """List the permissions of a file."""
    kept = ("kind", "id", "type", "role")
    shown = [{name: one[name] for name in kept} for one in find_in_path(call)["permissions"]]
    return {"kind": "drive#permissionList", "permissions": shown}


def create(call: Call) -> dict:
    """Share a file with a person, a group, a domain or everybody."""
    file, body = find_in_path(call), call.body
    _check(body)
    permission = _permission(body)
    file["permissions"] = [*file["permissions"], permission]
    file["shared"] = True
    shelf_of(call.owner).save(file["id"], file)
    return {name: permission[name] for name in ("kind", "id", "type", "role")}


def _check(body: dict) -> None:
    if body.get("role") not in ROLES:
        raise Refusal("invalid", "The permission role field is required.", reason="required")
    if body.get("type") not in TYPES:
        raise Refusal("invalid", "The permission type field is required.", reason="required")
    if body["type"] in ("user", "group") and "@" not in str(body.get("emailAddress", "")):
        message = "The specified emailAddress is invalid or not applicable."
        raise Refusal("invalid", message, reason="invalidSharingRequest")


def _permission(body: dict) -> dict:
    address = body.get("emailAddress", "")
    known = next((one for one in PEOPLE if one.email == address), None)
    return {
        "kind": "drive#permission",
        "id": f"1{known.key}" if known else str(secrets.randbelow(10**20)),
        "type": body["type"],
        "role": body["role"],
        "emailAddress": address,
        "displayName": known.name if known else address,
    }
