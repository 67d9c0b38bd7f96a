"""Where HubSpot's API is, the same for the data centers of all regions."""

API = "https://api.hubapi.com"
