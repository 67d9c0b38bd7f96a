"""Search all objects, or some, for words."""

from sandbox.calls import Call
from sandbox.fakes.salesforce.records import all_of, shown
from sandbox.fakes.salesforce.schema import SOBJECTS, SObject
from sandbox.refusals import Refusal

MOST = 2000


def search(call: Call) -> dict:
    """List the records that hold the words anywhere."""
    words = call.query.get("q", "").strip().lower()
    if len(words) < 2:
        raise Refusal("MALFORMED_SEARCH", "search term must be longer than one character")
    fields = [name for name in call.query.get("fields", "").split(",") if name]
    names = call.request.GET.getlist("sobject")
    if fields and not names:
        raise Refusal("INVALID_SEARCH", "At least one sobject is needed to return fields")
    found = [
        shown(call, sobject, record, fields or ["Id"])
        for sobject in _wanted(names)
        for record in all_of(call, sobject)
        if words in " ".join(map(str, record.values())).lower()
    ]
    return {"searchRecords": found[: _limit(call)]}


def _wanted(names: list[str]) -> list[SObject]:
    if unknown := [name for name in names if name.lower() not in SOBJECTS]:
        raise Refusal("INVALID_TYPE", f"sObject type '{unknown[0]}' is not supported.")
    return [SOBJECTS[name.lower()] for name in names] or list(SOBJECTS.values())


def _limit(call: Call) -> int:
    text = call.query.get("overallLimit", str(MOST))
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise Refusal("INVALID_SEARCH", f"overallLimit must be between 1 and {MOST}")
    return int(text)
