"""The part of JQL that is played: restrictions joined by AND, and an order."""

import re

from sandbox.fakes.jira.restrictions import TIMES, Fits, restriction
from sandbox.refusals import Refusal

ORDER = re.compile(r"\s*\bORDER\s+BY\s+(\w+)(?:\s+(ASC|DESC))?\s*$", re.IGNORECASE)
CLAUSE = re.compile(
    r"""\s*(\w+)\s*(!=|>=|<=|=|~|\bIN\b)\s*("[^"]*"|\([^()]*\)|[\w.-]+(?:\(\))?)\s*""",
    re.IGNORECASE,
)
AND = re.compile(r"\bAND\b", re.IGNORECASE)
UNBOUNDED = (
    "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."
)


def parse(query: str, me: str) -> tuple[list[Fits], str, bool]:
    """Return the restrictions, the field to order by, and whether it falls."""
    order = ORDER.search(query)
    rest = query[: order.start()] if order else query
    if not rest.strip():
        raise Refusal("invalid", UNBOUNDED)
    field = order[1].lower() if order else "created"
    if field not in {*TIMES, "key", "priority"}:
        raise Refusal("invalid", f"Not able to sort using field '{field}'.")
    falls = order is None or (order[2] or "ASC").upper() == "DESC"
    return [_read(clause, me) for clause in AND.split(rest)], field, falls


def _read(clause: str, me: str) -> Fits:
    parts = CLAUSE.fullmatch(clause)
    if parts is None:
        raise Refusal("invalid", f"Error in the JQL Query: '{clause.strip()}'")
    return restriction(parts[1].lower(), parts[2].upper(), parts[3], me)
