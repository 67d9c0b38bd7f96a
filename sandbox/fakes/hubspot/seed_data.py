"""HubSpot's first data: customers of Northwind. Ids count from each kind's first one, in this order."""

CONTACTS = (
    {
        "email": "rui@harbour.example",
        "firstname": "Rui",
        "lastname": "Matos",
        "phone": "+351 210 000 101",
        "company": "Harbour Books",
        "jobtitle": "Owner",
        "lifecyclestage": "customer",
        "hubspot_owner_id": "50901",
    },
    {
        "email": "lena@fjord.example",
        "firstname": "Lena",
        "lastname": "Aas",
        "phone": "+47 21 00 01 02",
        "company": "Fjord Supply",
        "jobtitle": "Head of Purchasing",
        "lifecyclestage": "opportunity",
        "hubspot_owner_id": "50902",
    },
    {
        "email": "noor@atlas.example",
        "firstname": "Noor",
        "lastname": "Haddad",
        "company": "Atlas Maps",
        "jobtitle": "Designer",
        "lifecyclestage": "lead",
        "hubspot_owner_id": "50903",
    },
    {
        "email": "piet@harbour.example",
        "firstname": "Piet",
        "lastname": "de Wit",
        "company": "Harbour Books",
        "jobtitle": "Buyer",
        "lifecyclestage": "customer",
        "hubspot_owner_id": "50901",
    },
)

COMPANIES = (
    {
        "name": "Harbour Books",
        "domain": "harbour.example",
        "industry": "RETAIL",
        "numberofemployees": "24",
        "city": "Lisbon",
        "country": "Portugal",
        "hubspot_owner_id": "50901",
    },
    {
        "name": "Fjord Supply",
        "domain": "fjord.example",
        "industry": "WHOLESALE",
        "numberofemployees": "310",
        "city": "Bergen",
        "country": "Norway",
        "hubspot_owner_id": "50902",
    },
    {
        "name": "Atlas Maps",
        "domain": "atlas.example",
        "industry": "PUBLISHING",
        "numberofemployees": "8",
        "city": "Beirut",
        "country": "Lebanon",
        "hubspot_owner_id": "50903",
    },
)

DEALS = (
    {
        "dealname": "Shop fittings",
        "amount": "12400",
        "dealstage": "contractsent",
        "pipeline": "default",
        "closedate": "2026-12-18T00:00:00Z",
        "dealtype": "existingbusiness",
        "hubspot_owner_id": "50901",
    },
    {
        "dealname": "Warehouse lights",
        "amount": "48000",
        "dealstage": "qualifiedtobuy",
        "pipeline": "default",
        "closedate": "2027-02-01T00:00:00Z",
        "dealtype": "newbusiness",
        "hubspot_owner_id": "50902",
    },
    {
        "dealname": "Map table",
        "amount": "900",
        "dealstage": "appointmentscheduled",
        "pipeline": "default",
        "closedate": "2027-01-15T00:00:00Z",
        "dealtype": "newbusiness",
        "hubspot_owner_id": "50903",
    },
)

# Which company each contact works for, by their order above.
WORKS_FOR = (0, 1, 2, 0)
