"""The objects of the organisation, their fields, and how ids tell them apart."""

from dataclasses import dataclass

SYSTEM = {
    "Id": "id",
    "OwnerId": "reference",
    "CreatedDate": "datetime",
    "LastModifiedDate": "datetime",
}
PERSON = {"FirstName": "string", "LastName": "string", "Title": "string"}
REACHED = {"Email": "email", "Phone": "phone"}


@dataclass(frozen=True)
class SObject:
    """One object. `parent` names the object that `AccountId` leads to."""

    name: str
    plural: str
    prefix: str
    fields: dict[str, str]
    required: tuple[str, ...]

    @property
    def all_fields(self) -> dict[str, str]:
        """Return every field with its type."""
        return {**SYSTEM, "Name": "string", **self.fields}

    @property
    def is_person(self) -> bool:
        """Say whether its name is made of two."""
        return "LastName" in self.fields


ACCOUNT = SObject(
    "Account",
    "Accounts",
    "001",
    {
        "Type": "picklist",
        "Industry": "picklist",
        "Phone": "phone",
        "Website": "url",
        "BillingCity": "string",
        "BillingCountry": "string",
        "NumberOfEmployees": "int",
    },
    ("Name",),
)
CONTACT = SObject(
    "Contact",
    "Contacts",
    "003",
    {**PERSON, **REACHED, "AccountId": "reference"},
    ("LastName",),
)
LEAD = SObject(
    "Lead",
    "Leads",
    "00Q",
    {
        **PERSON,
        **REACHED,
        "Company": "string",
        "Status": "picklist",
        "LeadSource": "picklist",
        "IsConverted": "boolean",
    },
    ("LastName", "Company"),
)
OPPORTUNITY = SObject(
    "Opportunity",
    "Opportunities",
    "006",
    {
        "Amount": "currency",
        "StageName": "picklist",
        "CloseDate": "date",
        "Probability": "percent",
        "Type": "picklist",
        "AccountId": "reference",
    },
    ("Name", "StageName", "CloseDate"),
)
SOBJECTS = {one.name.lower(): one for one in (ACCOUNT, CONTACT, LEAD, OPPORTUNITY)}


def id_of(sobject: SObject, number: int) -> str:
    """Return the id of the object's record with a number; they sort as they were made."""
    return f"{sobject.prefix}Qy00000N{number:04d}AAA"


def next_number(records: list[dict]) -> int:
    """Return the number of the next record: ids of deleted ones are not given out again soon."""
    return max((int(one["Id"][11:15]) for one in records), default=0) + 1
