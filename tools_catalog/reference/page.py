"""The page of one provider, part by part."""

from providers.spec import Provider
from tools_catalog.reference import connecting, delivering, notes, offered, setting_up, tokens
from tools_catalog.reference.markdown import joined

GENERATED = "<!-- Written by ./run catalog from the definition; change it there. -->"


def page_of(provider: Provider) -> str:
    """Return the whole page."""
    return joined(
        [
            f"# {provider.name}",
            GENERATED,
            introduction(provider),
            setting_up.registering(provider),
            setting_up.variables(provider),
            tokens.habits(provider),
            connecting.permissions(provider),
            delivering.events(provider),
            offered.overview(provider),
            *(offered.described(provider, service) for service in provider.services),
            notes.oddities(provider),
            notes.unverified(provider),
        ]
    )


def introduction(provider: Provider) -> str:
    """Return the first paragraph of a provider's page."""
    count = sum(len(service.tools) for service in provider.services)
    return (
        f"{provider.name} is the provider `{provider.slug}` with {count} tools, each called with the rights "
        f"of the person who connected. [All providers](README.md)"
    )
