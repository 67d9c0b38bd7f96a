"""Take a file in one request; folders on its way are made."""

import re
import secrets
from mimetypes import guess_type

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from sandbox.calls import Call
from sandbox.documents import keep_bytes
from sandbox.fakes.microsoft.drive.items import shown
from sandbox.fakes.microsoft.drive.tree import STAMP, children, described, find_in_path, shelf_of
from sandbox.fakes.microsoft.odata import chosen
from sandbox.refusals import Refusal

FORBIDDEN = re.compile(r'["*:<>?\\|]')
BYTES = "application/octet-stream"


def put(call: Call) -> HttpResponse:
    """Make a file of the body's bytes, or replace the one of that name."""
    *folders, name = call.path["path"].split("/")
    if not all([name, *folders]) or FORBIDDEN.search(call.path["path"]):
        raise Refusal("invalid", "The provided name is not valid.", code="invalidRequest")
    folder = find_in_path(call)
    for each in folders:
        folder = _folder(call, folder, each)
    before = _called(call, folder, name)
    file = _kept(call, before or _new(call, folder, name, {"file": {}}))
    return JsonResponse(chosen(shown(call, file), {}), status=200 if before else 201)


def _folder(call: Call, parent: dict, name: str) -> dict:
    return _called(call, parent, name) or _new(call, parent, name, {"folder": {"childCount": 0}})


def _called(call: Call, folder: dict, name: str) -> dict | None:
    return next((one for one in children(call, folder) if one["name"] == name), None)


def _new(call: Call, folder: dict, name: str, facts: dict) -> dict:
    if "folder" not in folder:
        raise Refusal("invalid", "The parent is not a folder.", code="invalidRequest")
    item_id = f"01{secrets.token_hex(16).upper()}"
    item = described(call.person, item_id, name, folder, timezone.now(), facts)
    return shelf_of(call.owner).add(item_id, item)


def _kept(call: Call, file: dict) -> dict:
    """Keep the bytes and write down their size and type."""
    if "file" not in file:
        raise Refusal("invalid", "A folder has that name.", code="nameAlreadyExists")
    content = call.request.body
    keep_bytes("microsoft", call.owner, file["id"], content)
    facts = {"size": len(content), "file": {"mimeType": guess_type(file["name"])[0] or BYTES}}
    facts["lastModifiedDateTime"] = timezone.now().strftime(STAMP)
    return shelf_of(call.owner).save(file["id"], file | facts)
