"""Where descriptions and definitions are known to disagree, and why the definition is right all the same."""

from typing import NamedTuple


class Gap(NamedTuple):
    """One known disagreement: `words` occur in what the tests say of the tool."""

    tool: str
    words: str
    reason: str


UNDESCRIBED = {
    "linkedin": "LinkedIn publishes no description that a machine can read.",
    "salesforce": "Salesforce describes its API to signed-in organizations only.",
}
OVERSTRICT = "HubSpot's own description asks for it, HubSpot's pages and HubSpot itself do not."
GAPS = (
    Gap("hubspot_search_contacts", "'after' is a required property", OVERSTRICT),
    Gap("hubspot_search_contacts", "'sorts' is a required property", OVERSTRICT),
    Gap("hubspot_create_contact", "'associations' is a required property", OVERSTRICT),
    Gap(
        "hubspot_search_deals",
        "$.sorts[",
        "Described as texts; HubSpot's pages sort by objects with propertyName and direction.",
    ),
    Gap(
        "drive_upload_content",
        "PUT /upload/drive/v3/files: described nowhere",
        "The address of an upload session is named by the answer that opened it, which is described.",
    ),
    Gap(
        "jira_list_sites",
        "described nowhere",
        "The list of a person's sites belongs to Atlassian's sign-in, not to the described Jira API.",
    ),
)
