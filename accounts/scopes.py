"""The scopes a key may be limited to, in words."""

from providers.registry import providers

OWN_ROUTES = {
    "accounts:read": "Read accounts and connect sessions",
    "accounts:write": "Create, change and delete accounts",
    "connect:write": "Start connect sessions",
    "jobs:read": "Read background jobs",
    "integrations:read": "List integrations and their services",
    "integrations:write": "Switch services and disconnect integrations",
    "tools:read": "Discover and search tools",
    "inbox:read": "Read what happened at the providers",
    "inbox:write": "Mark events as read and archive them",
    "webhooks:write": "Manage webhook endpoints and send webhooks again",
    "usage:read": "Read usage and the request log",
}
ANY_PROVIDER = "proxy:*"


def in_words() -> dict[str, str]:
    """Return what each scope lets a key do."""
    calls = {f"proxy:{provider.slug}": f"Call {provider.name}" for provider in providers().values()}
    return OWN_ROUTES | {ANY_PROVIDER: "Call every provider"} | calls
