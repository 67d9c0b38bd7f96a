"""Salesforce's first data: customers of Northwind. Ids count from 1 in this order; accounts are named by theirs."""

ACCOUNTS = (
    {
        "Name": "Harbour Books",
        "Type": "Customer",
        "Industry": "Retail",
        "Phone": "+351 210 000 201",
        "Website": "https://harbour.example",
        "BillingCity": "Lisbon",
        "BillingCountry": "Portugal",
        "NumberOfEmployees": 24,
    },
    {
        "Name": "Fjord Supply",
        "Type": "Prospect",
        "Industry": "Shipping",
        "Phone": "+47 21 00 02 02",
        "Website": "https://fjord.example",
        "BillingCity": "Bergen",
        "BillingCountry": "Norway",
        "NumberOfEmployees": 310,
    },
    {
        "Name": "O'Neill & Daughters",
        "Type": "Customer",
        "Industry": "Construction",
        "BillingCity": "Cork",
        "BillingCountry": "Ireland",
        "NumberOfEmployees": 12,
    },
    {"Name": "100%_Paper", "Type": "Prospect", "Industry": "Media", "BillingCountry": "Japan"},
)

CONTACTS = (
    {
        "FirstName": "Rui",
        "LastName": "Matos",
        "Title": "Owner",
        "Email": "rui@harbour.example",
        "Phone": "+351 210 000 202",
        "account": 1,
    },
    {
        "FirstName": "Lena",
        "LastName": "Aas",
        "Title": "Head of Purchasing",
        "Email": "lena@fjord.example",
        "Phone": "+47 21 00 02 03",
        "account": 2,
    },
    {
        "FirstName": "Siobhan",
        "LastName": "O'Neill",
        "Title": "Director",
        "Email": "siobhan@oneill.example",
        "account": 3,
    },
    {"FirstName": "Noor", "LastName": "Haddad", "Email": "noor@atlas.example"},
)

OPPORTUNITIES = (
    {
        "Name": "Harbour shop fittings",
        "Amount": 12400.0,
        "StageName": "Negotiation/Review",
        "CloseDate": "2026-12-18",
        "Probability": 80.0,
        "Type": "Existing Business",
        "account": 1,
    },
    {
        "Name": "Fjord warehouse lights",
        "Amount": 48000.0,
        "StageName": "Qualification",
        "CloseDate": "2027-02-01",
        "Probability": 20.0,
        "Type": "New Business",
        "account": 2,
    },
)

# Enough for a second page of a query, which never holds less than 200.
LEADS = 230
LEAD_SOURCES = ("Web", "Phone Inquiry", "Trade Show")
