"""How HubSpot is searched: words, conditions, order, and pages in the body."""

from providers.params import array, either, text
from providers.spec import Page

QUERY = text("query", "Words to look for in the main properties")
FILTERS = array(
    "filters",
    "Conditions, all of which must hold: propertyName, operator, and value, values or highValue",
    to="",
    schema={
        "type": "array",
        "maxItems": 6,
        "items": {
            "type": "object",
            "properties": {
                "propertyName": {"type": "string"},
                "operator": {
                    "enum": [
                        "EQ",
                        "NEQ",
                        "LT",
                        "LTE",
                        "GT",
                        "GTE",
                        "BETWEEN",
                        "IN",
                        "NOT_IN",
                        "HAS_PROPERTY",
                        "NOT_HAS_PROPERTY",
                        "CONTAINS_TOKEN",
                        "NOT_CONTAINS_TOKEN",
                    ]
                },
                "value": either("string", "number", "boolean"),
                "highValue": either("string", "number"),
                "values": {"type": "array", "items": either("string", "number")},
            },
            "required": ["propertyName", "operator"],
            "additionalProperties": False,
        },
    },
)
SORTS = array(
    "sorts",
    "Order: one property, or an object with propertyName and direction",
    schema={"type": "array", "maxItems": 1, "items": either("string", "object")},
)


def searched(key: str) -> Page:
    """Declare a search: limit and `after` go into the body; only the first 10,000 can be read."""
    return Page(
        key=key,
        items="results",
        limit_param="limit",
        cursor_param="after",
        next_cursor="paging.next.after",
        in_body=True,
        maximum=200,
    )
