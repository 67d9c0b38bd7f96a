"""Associations: which records belong together."""

from sandbox.calls import Call
from sandbox.fakes.hubspot.answers import invalid
from sandbox.shapes import check

# HubSpot's own types of links by what they lead to.
# https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
TYPES = {
    202: "contacts",
    190: "companies",
    214: "deals",
    279: "companies",
    1: "companies",
    3: "contacts",
    5: "companies",
    341: "companies",
}


def read_links(call: Call) -> list[dict]:
    """Return the links of a new record as (kind, id) pairs that lead somewhere."""
    shape = {"to": {"id": str | int}, "types": [{"associationTypeId": int}]}
    given = check(call.body, {"associations": [shape]}).get("associations") or []
    return [_read(call, one) for one in given]


def _read(call: Call, link: dict) -> dict:
    types = [one.get("associationTypeId") for one in link.get("types") or []]
    if not types or types[0] not in TYPES:
        raise invalid("Unknown associationTypeId")
    kind, key = TYPES[types[0]], str((link.get("to") or {}).get("id", ""))
    if call.shelf(kind).find(key) is None:
        raise invalid(f"No {kind} with id {key}")
    return {"kind": kind, "id": key}


def linked(record: dict, kinds: list[str]) -> dict:
    """Show the ids of linked records of some kinds."""
    shown = {
        kind: {"results": [_shown(link) for link in record["links"] if link["kind"] == kind]}
        for kind in kinds
        if any(link["kind"] == kind for link in record["links"])
    }
    return {"associations": shown} if shown else {}


def _shown(link: dict) -> dict:
    return {"id": link["id"], "type": f"to_{link['kind']}"}
