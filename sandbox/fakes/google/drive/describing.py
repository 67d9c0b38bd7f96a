"""Files as Drive describes them."""

import re
import secrets

from django.utils import timezone

from sandbox.people import Person


def root_of(owner: str) -> str:
    """Return the id of the top folder, which is also called `root`."""
    return f"0A{owner.upper()}Uk9PVA"


def content_key(file: dict) -> str:
    """Return the key under which a file's bytes are kept."""
    return f"file:{file['id']}"


def new_file(person: Person, name: str, kind: str, parents: list[str]) -> dict:
    """Return a file as it is when it was just made."""
    file_id = "1" + re.sub(r"[^A-Za-z0-9]", "x", secrets.token_urlsafe(24))
    return described(person, file_id, name, kind, parents, stamp())


def described(
    person: Person, file_id: str, name: str, kind: str, parents: list[str], at: str
) -> dict:
    """Return every field of a file."""
    owner = _user(person)
    return {
        "kind": "drive#file",
        "id": file_id,
        "name": name,
        "mimeType": kind,
        "parents": parents,
        "starred": False,
        "trashed": False,
        "explicitlyTrashed": False,
        "shared": False,
        "ownedByMe": True,
        "owners": [owner],
        "lastModifyingUser": owner,
        "createdTime": at,
        "modifiedTime": at,
        "version": "1",
        "spaces": ["drive"],
        "webViewLink": f"https://drive.google.com/file/d/{file_id}/view?usp=drivesdk",
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{kind}",
        "permissions": [_permission(person)],
    }


def _user(person: Person) -> dict:
    return {
        "kind": "drive#user",
        "displayName": person.name,
        "me": True,
        "permissionId": f"1{person.key}",
        "emailAddress": person.email,
    }


def _permission(person: Person) -> dict:
    return {
        "kind": "drive#permission",
        "id": f"1{person.key}",
        "type": "user",
        "role": "owner",
        "emailAddress": person.email,
        "displayName": person.name,
    }


def stamp() -> str:
    """Return this moment as Drive writes it."""
    return timezone.now().strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
