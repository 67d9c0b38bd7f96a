"""Run queries over the records, and go on where a page ended."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable

from sandbox.calls import Call
from sandbox.fakes.salesforce import soql
from sandbox.fakes.salesforce.records import all_of, known, shown
from sandbox.fakes.salesforce.schema import SOBJECTS, SObject
from sandbox.refusals import Refusal

BATCH = re.compile(r"batchSize=(\d+)")
TESTS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda value, wanted: value.lower() == wanted.lower(),
    "!=": lambda value, wanted: value.lower() != wanted.lower(),
    "<": lambda value, wanted: value < wanted,
    ">": lambda value, wanted: value > wanted,
    "<=": lambda value, wanted: value <= wanted,
    ">=": lambda value, wanted: value >= wanted,
    "LIKE": lambda value, wanted: pattern(wanted).fullmatch(value) is not None,
}


def query(call: Call) -> dict:
    """Answer the first page of a query."""
    return _page(call, call.query.get("q", ""), 0)


def more(call: Call) -> dict:
    """Answer the page that a locator names."""
    encoded, _, start = call.path["locator"].removeprefix("01g").rpartition("-")
    try:
        text = urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
        return _page(call, text, int(start))
    except ValueError as exc:
        raise Refusal("INVALID_QUERY_LOCATOR", "invalid query locator") from exc


def _page(call: Call, text: str, start: int) -> dict:
    asked = soql.read(text)
    sobject = SOBJECTS.get(asked.sobject.lower())
    if sobject is None:
        raise Refusal("INVALID_TYPE", f"sObject type '{asked.sobject}' is not supported.")
    records = _found(call, sobject, asked)
    if [name.upper() for name in asked.fields] == ["COUNT()"]:
        return {"totalSize": len(records), "done": True, "records": []}
    end = start + _size(call)
    page = [shown(call, sobject, one, asked.fields) for one in records[start:end]]
    answer = {"totalSize": len(records), "done": end >= len(records), "records": page}
    return answer if answer["done"] else answer | {"nextRecordsUrl": _locator(call, text, end)}


def _found(call: Call, sobject: SObject, asked: soql.Query) -> list[dict]:
    order, backwards = asked.order or ("Id", False)
    for name in (order, *(name for name, *_ in asked.conditions)):
        known(sobject, name)
    records = [one for one in all_of(call, sobject) if _fits(one, asked.conditions)]
    records.sort(key=lambda one: str(one.get(order) or ""), reverse=backwards)
    return records if asked.limit is None else records[: asked.limit]


def _fits(record: dict, conditions: list[tuple[str, str, str]]) -> bool:
    return all(
        TESTS[operator](str(record.get(name) or ""), wanted)
        for name, operator, wanted in conditions
    )


def pattern(like: str) -> re.Pattern[str]:
    """Return the expression for a pattern of LIKE, in which escaped wildcards are letters."""
    pieces = re.findall(r"\\.|.", like, re.DOTALL)
    wild = {"%": ".*", "_": "."}
    written = [wild.get(piece) or re.escape(piece.removeprefix("\\")) for piece in pieces]
    return re.compile("".join(written), re.IGNORECASE | re.DOTALL)


def _size(call: Call) -> int:
    """Return how many records a page holds: never less than 200."""
    asked = BATCH.search(call.request.headers.get("Sforce-Query-Options", ""))
    return min(max(int(asked[1]), 200), 2000) if asked else 2000


def _locator(call: Call, text: str, start: int) -> str:
    encoded = urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"/services/data/v{call.path['version']}/query/01g{encoded}-{start}"
