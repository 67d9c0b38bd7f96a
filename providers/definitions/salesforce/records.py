"""Salesforce tools about single records."""

from providers.definitions.salesforce.parameters import FIELDS, OBJECT, RECORD, VALUES
from providers.definitions.salesforce.quirks import answers, sending
from providers.spec import Tool

RECORDS = (
    Tool(
        name="salesforce_get_record",
        description="Get one Salesforce record.",
        permission="salesforce.read",
        route="GET salesforce/objects/{object}/{id}",
        upstream="GET /sobjects/{object}/{id}",
        params=(OBJECT, RECORD, FIELDS),
        build_request=sending.joined_fields,
        example={"object": "Contact", "id": "003Qy00000N0001AAA", "fields": ["Name", "Email"]},
    ),
    Tool(
        name="salesforce_create_record",
        description="Create a Salesforce record.",
        permission="salesforce.write",
        route="POST salesforce/objects/{object}",
        upstream="POST /sobjects/{object}",
        params=(OBJECT, VALUES),
        build_request=sending.fields_alone,
        example={"object": "Contact", "fields": {"LastName": "Duarte", "FirstName": "Ines"}},
    ),
    Tool(
        name="salesforce_update_record",
        description="Change a Salesforce record.",
        permission="salesforce.write",
        route="PATCH salesforce/objects/{object}/{id}",
        upstream="PATCH /sobjects/{object}/{id}",
        params=(OBJECT, RECORD, VALUES),
        build_request=sending.fields_alone,
        shape_response=answers.done,
        example={
            "object": "Opportunity",
            "id": "006Qy00000N0001AAA",
            "fields": {"StageName": "Closed Won"},
        },
    ),
    Tool(
        name="salesforce_delete_record",
        description="Delete a Salesforce record.",
        permission="salesforce.write",
        route="DELETE salesforce/objects/{object}/{id}",
        upstream="DELETE /sobjects/{object}/{id}",
        params=(OBJECT, RECORD),
        shape_response=answers.done,
        example={"object": "Lead", "id": "00QQy00000N0003AAA"},
    ),
)
