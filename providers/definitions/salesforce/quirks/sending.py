"""Salesforce's own forms of queries, lists of fields, and bodies."""

import re
from dataclasses import replace

from config.api.errors import Invalid
from providers.definitions.salesforce.parameters import RECORD_ID
from providers.definitions.salesforce.quirks import soql
from providers.spec import Call, UpstreamRequest


def checked_query(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Salesforce takes any SOQL here, and the size of a page in a header."""
    query = call.arguments["q"]
    if problem := soql.problem_with(query):
        raise Invalid(f"q: {problem}", fields={"q": [problem]})
    size = {"Sforce-Query-Options": f"batchSize={call.arguments['limit']}"}
    return replace(request, params={"q": query}, headers={**request.headers, **size})


def listing(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """SOQL cannot go on after a LIMIT, and its OFFSET ends at 2,000: records are read in the order of ids."""
    tests = conditions(call)
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    query = f"{request.params['q']}{where} ORDER BY Id LIMIT {call.arguments['limit']:d}"
    return replace(request, params={"q": query})


def conditions(call: Call) -> list[str]:
    """Return the tests that a list's arguments ask for."""
    found = []
    if name := call.arguments.get("q"):
        found.append(f"Name LIKE {soql.containing(name)}")
    if last := call.arguments.get("cursor"):
        found.append(f"Id > {soql.literal(record_id(last))}")
    return found


def record_id(cursor: str) -> str:
    """Return a cursor that is a record's id, as the last record of a page is; else Invalid."""
    if re.match(RECORD_ID, cursor):
        return cursor
    raise Invalid("cursor is not one of this list", fields={"cursor": ["Unknown cursor."]})


def joined_fields(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Salesforce takes names of fields in one comma-separated text, but repeats those of objects."""
    fields = call.arguments.get("fields")
    if not fields:
        return request
    return replace(request, params={**request.params, "fields": ",".join(fields)})


def fields_alone(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Salesforce takes the fields as the whole body."""
    return replace(request, json=call.arguments["fields"])
