"""Search deals alone, or everything there is."""

from sandbox.calls import Call
from sandbox.fakes.pipedrive.answers import told
from sandbox.fakes.pipedrive.records import page_told
from sandbox.refusals import Refusal

NAMED_BY = {"deal": "title", "lead": "title", "person": "name", "organization": "name"}


def search_deals(call: Call) -> dict:
    """Find deals by words in their titles."""
    return items_told(call, found_of(call, "deal"), 500)


def search_items(call: Call) -> dict:
    """Find whatever has the words in its name."""
    kinds = call.query.get("item_types", ",".join(NAMED_BY)).split(",")
    if unknown := set(kinds) - set(NAMED_BY):
        raise Refusal("invalid", f"item_types: {min(unknown)} is invalid")
    return items_told(call, [item for kind in kinds for item in found_of(call, kind)], 100)


def found_of(call: Call, kind: str) -> list[dict]:
    """Return documents of a kind with the words in their names, each beside its score."""
    term, name = term_of(call.query), NAMED_BY[kind]
    is_exact = call.query.get("exact_match") == "true"
    return [
        {"result_score": 1.0, "item": {**record, "type": kind}}
        for record in call.shelf(kind).all()
        if (term == record[name].lower() if is_exact else term in record[name].lower())
    ]


def term_of(query: dict[str, str]) -> str:
    """Return what is looked for: two characters at least, unless all must match."""
    term = query.get("term", "").lower()
    if len(term) < (1 if query.get("exact_match") == "true" else 2):
        raise Refusal("invalid", "Validation failed: term: must be at least 2 characters")
    return term


def items_told(call: Call, found: list[dict], most: int) -> dict:
    """Return one page of what was found."""
    page = page_told(call, found, most)
    return told({"items": page["data"]}, additional_data=page["additional_data"])
