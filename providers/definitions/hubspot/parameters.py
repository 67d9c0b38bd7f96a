"""What many HubSpot tools have in common: which properties, which associations, how HubSpot pages."""

from providers.params import array, boolean, obj, text
from providers.spec import Page

CONTACT_PROPERTIES = [
    "firstname",
    "lastname",
    "email",
    "phone",
    "company",
    "jobtitle",
    "lifecyclestage",
    "hubspot_owner_id",
]
COMPANY_PROPERTIES = [
    "name",
    "domain",
    "industry",
    "numberofemployees",
    "phone",
    "city",
    "country",
    "hubspot_owner_id",
]
DEAL_PROPERTIES = [
    "dealname",
    "amount",
    "dealstage",
    "closedate",
    "pipeline",
    "dealtype",
    "hubspot_owner_id",
]

ASSOCIATED = array("associations", "Kinds of records whose ids to return too, such as `companies`")
ARCHIVED = boolean("archived", "Return archived records instead")
ID_PROPERTY = text(
    "idProperty", "Unique property that the id is a value of, such as `email`", where="query"
)
VALUES = obj("properties", "Values by the name of the property", required=True)
LINKS = array(
    "associations",
    "Records to link: `to` with an id, and `types`",
    schema={
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "to": {"type": "object", "required": ["id"]},
                "types": {"type": "array", "items": {"type": "object"}},
            },
            "required": ["to", "types"],
        },
    },
)


def listed(key: str) -> Page:
    """Declare a list that HubSpot pages by the `after` it names."""
    return Page(
        key=key,
        items="results",
        limit_param="limit",
        cursor_param="after",
        next_cursor="paging.next.after",
        maximum=100,
    )


def wanted(names: list[str]):
    """Declare which properties to return, by default those that a reader of the list looks for."""
    return array("properties", "Names of the properties to return", default=names)
