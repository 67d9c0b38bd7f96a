"""Keep new and changed documents of Pipedrive's v2, whose bodies are read strictly."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.pipedrive import webhooks
from sandbox.fakes.pipedrive.answers import made, told
from sandbox.fakes.pipedrive.records import found
from sandbox.fakes.pipedrive.seed_data import user_id
from sandbox.refusals import Refusal
from sandbox.shapes import Shape, check

Shapes = dict[str, Shape]
LINKS = {"deal_id": "deal", "person_id": "person", "org_id": "organization", "stage_id": "stage"}


def maker(kind: str, shapes: Shapes, needed: str) -> Callable[[Call], HttpResponse]:
    """Return the operation that keeps a new document."""

    def handle(call: Call) -> HttpResponse:
        body = checked(call, shapes)
        if not body.get(needed):
            raise Refusal("invalid", f"Validation failed: {needed}: Required")
        key = len(call.shelf(kind).all()) + 1
        record = {"id": key, "owner_id": user_id(call.person.key), **body}
        record |= stamps("add_time", "update_time")
        webhooks.tell(call, "create", kind, record)
        return made(call.shelf(kind).add(str(key), record))

    return handle


def changer(kind: str, shapes: Shapes) -> Callable[[Call], dict]:
    """Return the operation that changes a document."""

    def handle(call: Call) -> dict:
        before = found(call, kind, call.path["id"])
        record = before | checked(call, shapes) | stamps("update_time")
        changed = {name: before.get(name) for name in record if record[name] != before.get(name)}
        webhooks.tell(call, "change", kind, record, changed)
        return told(call.shelf(kind).save(str(record["id"]), record))

    return handle


def checked(call: Call, shapes: Shapes) -> dict:
    """Return the body if it holds nothing unknown and all it points to is there."""
    body = check(call.body, shapes)
    if unknown := set(body) - set(shapes):
        raise Refusal("invalid", f"Validation failed: {min(unknown)}: Unrecognized key")
    for name, kind in LINKS.items():
        if body.get(name) is not None:
            found(call, kind, body[name])
    return body


def stamps(*names: str) -> dict[str, str]:
    """Return the time now under each name."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return dict.fromkeys(names, now)
