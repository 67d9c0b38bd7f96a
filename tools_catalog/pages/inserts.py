"""Parts of pages that are made from code and rows, so that they cannot be wrong."""

from collections.abc import Callable

from accounts import scopes
from billing.drawing.fixes import BY_LIMIT, FROM_PROVIDER
from providers.actions import actions_of
from providers.toolkits import toolkits
from tools_catalog.pages import error_codes, plans
from tools_catalog.pages.contents import by_name
from tools_catalog.reference.markdown import code, table


def limits() -> str:
    """Return what `details.limit` of a 429 may say."""
    rows = [(code(name), fix.meaning, fix.remedy) for name, fix in BY_LIMIT.items()]
    return table(("`details.limit`", "what happened", "what to do"), rows)


def from_provider() -> str:
    """Return what the codes mean that providers cause with errors of their own."""
    rows = [(code(name), fix.meaning, fix.remedy) for name, fix in FROM_PROVIDER.items()]
    return table(("`error_code`", "what happened", "what to do"), rows)


def key_scopes() -> str:
    """Return the scopes that a key may have."""
    rows = [(code(name), words) for name, words in scopes.in_words().items()]
    return table(("scope", "lets the key"), rows)


def provider_links() -> str:
    """Return a list of all providers, each with the number of its tools."""
    return "\n".join(
        f"- [{one.name}](http://127.0.0.1:8000/docs/providers/{one.slug}.md): "
        f"{sum(len(service.tools) for service in one.services)} tools"
        for one in by_name()
    )


def toolkit_table() -> str:
    """Return every toolkit of the apps API with one of its tools."""
    rows = [
        (code(kit.slug), kit.name, str(len(kit.offers)), code(actions_of(kit)[0].name))
        for kit in toolkits().values()
    ]
    return table(("toolkit", "name", "tools", "one of them"), rows)


MAKERS: dict[str, Callable[[], str]] = {
    "apps-error-codes": error_codes.of_apps,
    "toolkits": toolkit_table,
    "error-table": error_codes.overview,
    "error-codes": error_codes.sections,
    "from-provider": from_provider,
    "limits": limits,
    "plans": plans.tables,
    "providers": provider_links,
    "scopes": key_scopes,
}


def made(name: str) -> str:
    """Return the Markdown of a part."""
    return MAKERS[name]().strip()
