"""The parts of a call, told apart by the files and functions that do them.

What a function calls belongs to its region too, unless it is named itself: the database's driver is lookup or
record by who asked for it.
"""

from collections.abc import Mapping
from functools import cache

WAY_IN = "way in"
# Ends of paths, or of paths with a function; the innermost of a stack decides.
MARKS = {
    "lookup": (
        "providers/proxy/authentication.py",
        "providers/proxy/lookup.py",
        "providers/proxy/statement.py",
    ),
    "limits": ("billing/limits/",),
    "upstream": ("integrations/calls.py", "config/http.py"),
    "record": ("billing/middleware.py:close", "billing/usage/", "billing/in_flight/"),
    "answer": (
        "config/api/envelope.py",
        "rest_framework/views.py:finalize_response",
        "rest_framework/response.py",
    ),
}
NAMES = (WAY_IN, *MARKS)


@cache
def region_at(place: str) -> str | None:
    """Return the region that a place, `path/to/file.py:function`, begins; None where it begins none."""
    for region, marks in MARKS.items():
        if any(f"/{mark}" in place for mark in marks):
            return region
    return None


def summed(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the counts of all regions, those that had none as well."""
    return {name: counts.get(name, 0) for name in NAMES}
