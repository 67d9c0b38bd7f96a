"""What an operator does once: register an OAuth app, and tell the server of it."""

from django.urls import reverse

from providers.operator_settings import variable_name
from providers.spec import Provider
from tools_catalog.reference.markdown import code, joined, prose, steps, table

NOTE = (
    "Every variable may also be given as `…_FILE`. While the server runs on loopback and no client id is set, the "
    "[sandbox](../sandbox.md) plays the provider. Addresses can be replaced, see "
    "[.env.example](../../.env.example)."
)


def registering(provider: Provider) -> str:
    """Return how to register the OAuth app."""
    guide = provider.guide
    if guide is None:
        return ""
    told = steps(prose(step).replace("{redirect_uri}", redirect_uri()) for step in guide.steps)
    links = f"Console: <{guide.console_url}> · the vendor's documentation: <{guide.docs_url}>"
    return joined(["## Registering the OAuth app", links, told]).rstrip()


def redirect_uri() -> str:
    """Return the address to register, below whatever the server's own is."""
    return f"PUBLIC_URL{reverse('connect_callback')}"


def variables(provider: Provider) -> str:
    """Return the environment variables of a provider."""
    head = ("variable", "default", "meaning")
    return joined(["## Settings", table(head, rows(provider)), NOTE]).rstrip()


def rows(provider: Provider) -> list[tuple[str, str, str]]:
    """Return the environment variables of a provider: name, default and meaning."""
    found = [
        (shown(provider, "CLIENT_ID"), "–", "Client id of the OAuth app"),
        (shown(provider, "CLIENT_SECRET"), "–", "Its secret"),
    ]
    if token := provider.app_token:
        meaning = "Token of the app itself, for the tools that act as the app"
        found.append((shown(provider, token.setting), "–", meaning))
    for setting in provider.settings:
        name = shown(provider, setting.name.upper())
        meaning = f"{setting.description.rstrip('.')}. Has to match {code(setting.pattern)}"
        found.append((name, code(setting.default) if setting.default else "–", meaning))
    return found


def shown(provider: Provider, name: str) -> str:
    """Return a variable's name as code."""
    return code(variable_name(provider, name))
