"""SOQL, Salesforce's query language: literals that stay literals, and queries that only read."""

import re
from itertools import pairwise

# https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        "'": "\\'",
        '"': '\\"',
        "\n": "\\n",
        "\r": "\\r",
        "\t": "\\t",
        "\b": "\\b",
        "\f": "\\f",
    }
)
WILDCARDS = str.maketrans({"%": "\\%", "_": "\\_"})

# One that has no end is matched too: looked for its end again and again, a long query takes minutes.
LITERAL = re.compile(r"'(?:[^'\\]|\\.)*+('?)", re.DOTALL)
WORD = re.compile(r"\w+")
SELECT = re.compile(r"\s*SELECT\b", re.IGNORECASE)
# A SELECT may note that records were seen, count statistics of articles, or lock rows.
WRITES = {
    ("FOR", "VIEW"),
    ("FOR", "REFERENCE"),
    ("FOR", "UPDATE"),
    ("UPDATE", "TRACKING"),
    ("UPDATE", "VIEWSTAT"),
}


def literal(text: str) -> str:
    """Return a text as it stands in a query."""
    return f"'{text.translate(ESCAPES)}'"


def containing(text: str) -> str:
    """Return a pattern for LIKE that any text holding this one fits; its own wildcards are letters."""
    return f"'%{text.translate(ESCAPES).translate(WILDCARDS)}%'"


def problem_with(query: str) -> str:
    """Say why a query is not one that only reads, or nothing."""
    bare = LITERAL.sub(lambda found: " " if found[1] else "'", query)
    if "'" in bare:
        return "a text in the query has no end"
    if not SELECT.match(bare):
        return "only SELECT can be asked"
    if found := WRITES & set(pairwise(WORD.findall(bare.upper()))):
        return f"{' '.join(min(found))} does more than read"
    return ""
