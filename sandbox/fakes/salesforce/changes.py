"""Records created, changed and deleted."""

from datetime import UTC, datetime

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.salesforce.org import USERS
from sandbox.fakes.salesforce.records import find, named
from sandbox.fakes.salesforce.schema import SYSTEM, SObject, id_of, next_number
from sandbox.refusals import Refusal

TEXTS = {"string", "picklist", "phone", "email", "url", "reference", "date"}


def create(call: Call) -> HttpResponse:
    """Create a record."""
    sobject = named(call)
    values = _values(sobject, call.body)
    if missing := [name for name in sobject.required if values.get(name) in (None, "")]:
        message = f"Required fields are missing: [{', '.join(missing)}]"
        raise Refusal("REQUIRED_FIELD_MISSING", message, fields=missing)
    number = next_number(call.shelf(sobject.name).all())
    record = made(sobject, number, values, USERS[call.person.key], now())
    call.shelf(sobject.name).add(record["Id"], record)
    return created({"id": record["Id"], "success": True, "errors": []})


def made(sobject: SObject, number: int, values: dict, owner: str, moment: str) -> dict:
    """Return a new record."""
    own = {"Id": id_of(sobject, number), "OwnerId": owner}
    return with_name(sobject, values | own | {"CreatedDate": moment, "LastModifiedDate": moment})


def with_name(sobject: SObject, record: dict) -> dict:
    """Give people the name that is made of two."""
    if not sobject.is_person:
        return record
    names = [record.get("FirstName"), record.get("LastName")]
    return record | {"Name": " ".join(name for name in names if name)}


def now() -> str:
    """Return the time as Salesforce writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000+0000")


def update(call: Call) -> None:
    """Change fields of a record."""
    sobject = named(call)
    record = find(call, sobject) | _values(sobject, call.body) | {"LastModifiedDate": now()}
    call.shelf(sobject.name).save(record["Id"], with_name(sobject, record))


def delete(call: Call) -> None:
    """Delete a record."""
    sobject = named(call)
    call.shelf(sobject.name).remove(find(call, sobject)["Id"])


def _values(sobject: SObject, body: dict) -> dict:
    for name, value in body.items():
        kind = sobject.all_fields.get(name)
        is_fixed = name in SYSTEM or (name == "Name" and sobject.is_person)
        if kind is None or is_fixed:
            message = f"No such column '{name}' on sobject of type {sobject.name}"
            raise Refusal("INVALID_FIELD", message)
        if value is not None and kind in TEXTS and not isinstance(value, str):
            raise Refusal("INVALID_TYPE_ON_FIELD_IN_RECORD", f"{name}: value not of required type")
    return body
