"""Salesforce tools about objects: which kinds of records there are, and their fields."""

from providers.definitions.salesforce.parameters import OBJECT
from providers.spec import Page, Tool

OBJECTS = (
    Tool(
        name="salesforce_list_objects",
        description="List the objects of the Salesforce organisation.",
        permission="salesforce.read",
        route="GET salesforce/objects",
        upstream="GET /sobjects",
        page=Page(key="objects", items="sobjects"),
    ),
    Tool(
        name="salesforce_describe_object",
        description="Describe a Salesforce object and its fields.",
        permission="salesforce.read",
        route="GET salesforce/objects/{object}",
        upstream="GET /sobjects/{object}/describe",
        params=(OBJECT,),
        example={"object": "Account"},
    ),
)
