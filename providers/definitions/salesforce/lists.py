"""Salesforce tools that list records of the objects that every organisation has."""

from providers.definitions.salesforce.quirks import answers, sending
from providers.params import text
from providers.spec import Page, Tool

NAMED = text("q", "Only records whose name holds this text", to="")
# The id of the last record is where the next page begins; the hook writes both into the query.
PAGE = Page(
    key="records",
    items="records",
    limit_param="limit",
    cursor_param="cursor",
    last_item="Id",
    maximum=2000,
)

LISTS = (
    Tool(
        name="salesforce_list_accounts",
        description="List the accounts of the Salesforce organisation.",
        permission="salesforce.read",
        route="GET salesforce/accounts",
        upstream="GET /query",
        params=(NAMED,),
        page=PAGE,
        fixed_query={
            "q": "SELECT Id, Name, Type, Industry, Phone, Website, BillingCity, BillingCountry, "
            "NumberOfEmployees, CreatedDate, LastModifiedDate FROM Account"
        },
        build_request=sending.listing,
        shape_response=answers.page_alone,
        example={"q": "Harbour", "limit": 10},
    ),
    Tool(
        name="salesforce_list_contacts",
        description="List the contacts of the Salesforce organisation.",
        permission="salesforce.read",
        route="GET salesforce/contacts",
        upstream="GET /query",
        params=(NAMED,),
        page=PAGE,
        fixed_query={
            "q": "SELECT Id, Name, FirstName, LastName, Title, Email, Phone, AccountId, "
            "Account.Name, CreatedDate, LastModifiedDate FROM Contact"
        },
        build_request=sending.listing,
        shape_response=answers.page_alone,
        example={"limit": 10},
    ),
    Tool(
        name="salesforce_list_leads",
        description="List the leads of the Salesforce organisation.",
        permission="salesforce.read",
        route="GET salesforce/leads",
        upstream="GET /query",
        params=(NAMED,),
        page=PAGE,
        fixed_query={
            "q": "SELECT Id, Name, Title, Company, Email, Phone, Status, LeadSource, IsConverted, "
            "CreatedDate, LastModifiedDate FROM Lead"
        },
        build_request=sending.listing,
        shape_response=answers.page_alone,
        example={"limit": 10},
    ),
    Tool(
        name="salesforce_list_opportunities",
        description="List the opportunities of the Salesforce organisation.",
        permission="salesforce.read",
        route="GET salesforce/opportunities",
        upstream="GET /query",
        params=(NAMED,),
        page=PAGE,
        fixed_query={
            "q": "SELECT Id, Name, Amount, StageName, CloseDate, Probability, Type, AccountId, "
            "Account.Name, CreatedDate, LastModifiedDate FROM Opportunity"
        },
        build_request=sending.listing,
        shape_response=answers.page_alone,
        example={"limit": 10},
    ),
)
