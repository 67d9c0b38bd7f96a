"""HubSpot nests a record's values under names in lower case: the well-known ones are laid beside its id."""

from typing import Any

from providers.spec import Call

CONTACT = {
    "firstName": "firstname",
    "lastName": "lastname",
    "email": "email",
    "phone": "phone",
    "company": "company",
}
COMPANY = {
    "name": "name",
    "domain": "domain",
    "industry": "industry",
    "employeeCount": "numberofemployees",
}
DEAL = {
    "name": "dealname",
    "amount": "amount",
    "stage": "dealstage",
    "closeDate": "closedate",
    "pipeline": "pipeline",
}


def contact(record: dict[str, Any], call: Call) -> dict[str, Any]:
    """Return a contact with its name and addresses beside its id."""
    return flat(record, CONTACT)


def contacts(answer: dict[str, Any], call: Call) -> dict[str, Any]:
    """Return a list of contacts, each with its name and addresses beside its id."""
    return {**answer, "contacts": [flat(each, CONTACT) for each in answer["contacts"]]}


def company(record: dict[str, Any], call: Call) -> dict[str, Any]:
    """Return a company with its name and domain beside its id."""
    return flat(record, COMPANY)


def companies(answer: dict[str, Any], call: Call) -> dict[str, Any]:
    """Return a list of companies, each with its name and domain beside its id."""
    return {**answer, "companies": [flat(each, COMPANY) for each in answer["companies"]]}


def deal(record: dict[str, Any], call: Call) -> dict[str, Any]:
    """Return a deal with its name, amount and stage beside its id."""
    return flat(record, DEAL)


def deals(answer: dict[str, Any], call: Call) -> dict[str, Any]:
    """Return a list of deals, each with its name, amount and stage beside its id."""
    return {**answer, "deals": [flat(each, DEAL) for each in answer["deals"]]}


def flat(record: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return a record with its well-known properties beside the id."""
    values = record["properties"]
    return record | {ours: values[theirs] for ours, theirs in names.items() if theirs in values}
