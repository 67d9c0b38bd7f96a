"""Salesforce tools that search: in SOQL, and for words."""

from providers.definitions.salesforce.parameters import FIELDS, SOBJECTS
from providers.definitions.salesforce.quirks import sending
from providers.params import text
from providers.spec import Page, Tool

QUERIES = (
    Tool(
        name="salesforce_query",
        description="Read Salesforce records with a SOQL query.",
        permission="salesforce.read",
        route="GET salesforce/query",
        upstream="GET /query",
        params=(text("q", "The query, a SELECT in SOQL", required=True),),
        # Salesforce takes no pages of less than 200: a query for fewer has a LIMIT of its own.
        page=Page(
            key="records",
            items="records",
            limit_param="batchSize",
            next_url="nextRecordsUrl",
            default=200,
            minimum=200,
            maximum=2000,
        ),
        build_request=sending.checked_query,
        example={"q": "SELECT Id, Name, Industry FROM Account WHERE Name LIKE 'Harbour%' LIMIT 5"},
    ),
    Tool(
        name="salesforce_search",
        description="Search Salesforce records for words.",
        permission="salesforce.read",
        route="GET salesforce/search",
        upstream="GET /parameterizedSearch",
        params=(text("q", "Words to look for", required=True), SOBJECTS, FIELDS),
        page=Page(key="records", items="searchRecords", limit_param="overallLimit", maximum=2000),
        build_request=sending.joined_fields,
        example={"q": "Harbour", "sobject": ["Account"], "fields": ["Id", "Name"]},
    ),
)
