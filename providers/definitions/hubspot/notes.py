"""HubSpot tools about notes on records."""

from providers.definitions.hubspot.parameters import LINKS
from providers.definitions.hubspot.quirks import sending
from providers.params import text
from providers.spec import Tool

NOTES = (
    Tool(
        name="hubspot_create_note",
        description="Add a note to HubSpot records.",
        permission="hubspot.write",
        route="POST hubspot/notes",
        upstream="POST /crm/v3/objects/notes",
        params=(
            text("body", "Text of the note, as HTML", required=True, to=""),
            text("timestamp", "When it was written (ISO 8601); now, if not given", to=""),
            LINKS,
        ),
        build_request=sending.as_note,
        example={
            "body": "Asked for a quote by Friday.",
            # 202 is HubSpot's own link from a note to a contact.
            "associations": [
                {
                    "to": {"id": "20101"},
                    "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}],
                }
            ],
        },
    ),
)
