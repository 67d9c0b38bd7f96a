"""Records: how they are found and shown."""

import re

from sandbox.calls import Call
from sandbox.fakes.salesforce.schema import ACCOUNT, SOBJECTS, SObject
from sandbox.refusals import Refusal

RECORD_ID = re.compile(r"[A-Za-z0-9]{15}([A-Za-z0-9]{3})?")


def all_of(call: Call, sobject: SObject) -> list[dict]:
    """Return an object's records, the oldest first."""
    return list(reversed(call.shelf(sobject.name).all()))


def named(call: Call) -> SObject:
    """Return the object that the path names."""
    sobject = SOBJECTS.get(call.path["sobject"].lower())
    if sobject is None:
        raise Refusal("not_found")
    return sobject


def shown(call: Call, sobject: SObject, record: dict, fields: list[str]) -> dict:
    """Show a record with some fields, those of its account among them."""
    answer: dict = {"attributes": attributes(call, sobject, record["Id"])}
    for name in fields:
        head, _, tail = name.partition(".")
        if tail:
            answer[head] = _parent(call, sobject, record, head, tail)
        else:
            answer[name] = record.get(known(sobject, name))
    return answer


def attributes(call: Call, sobject: SObject, key: str) -> dict:
    """Return what stands before the fields of a record."""
    path = f"/services/data/v{call.path['version']}/sobjects/{sobject.name}/{key}"
    return {"type": sobject.name, "url": path}


def known(sobject: SObject, name: str) -> str:
    """Return the name of a field that exists."""
    if name not in sobject.all_fields:
        raise Refusal("INVALID_FIELD", f"No such column '{name}' on entity '{sobject.name}'.")
    return name


def _parent(call: Call, sobject: SObject, record: dict, head: str, tail: str) -> dict | None:
    if head != "Account" or "AccountId" not in sobject.fields:
        raise Refusal("INVALID_FIELD", f"Didn't understand relationship '{head}'")
    account = call.shelf(ACCOUNT.name).find(record.get("AccountId") or "")
    return shown(call, ACCOUNT, account, [tail]) if account else None


def find(call: Call, sobject: SObject) -> dict:
    """Return the record that the path names."""
    key = call.path["record"]
    if not RECORD_ID.fullmatch(key):
        raise Refusal("not_found", "Provided external ID field does not exist or is not accessible")
    record = call.shelf(sobject.name).find(key)
    if record is None:
        raise Refusal("not_found")
    return record


def get(call: Call) -> dict:
    """Show one record, with all its fields or some."""
    sobject = named(call)
    record, asked = find(call, sobject), call.query.get("fields", "")
    return shown(call, sobject, record, asked.split(",") if asked else [*sobject.all_fields])
