"""Calendly's address, and the URIs by which it knows everything: below the same address wherever it is reached."""

API = "https://api.calendly.com"

OURS = r"https://api\.calendly\.com"
UUID = "[A-Za-z0-9_-]{1,64}"
USER = f"{OURS}/users/{UUID}"
ORGANIZATION = f"{OURS}/organizations/{UUID}"
