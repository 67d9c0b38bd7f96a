"""Which toolkits an app has switched on."""

from accounts.models import App
from integrations.apps_api.errors import ToolkitNotEnabled
from integrations.models import ToolkitConfig
from providers.toolkits import Toolkit, toolkits


def enabled_toolkits(app: App) -> list[Toolkit]:
    """Return the toolkits that are on, in the order they were set up; one that is no more is left out."""
    on = app.toolkit_configs.filter(is_enabled=True).order_by("created_at", "id")
    known = toolkits()
    return [known[slug] for slug in on.values_list("toolkit", flat=True) if slug in known]


def config_of(app: App, slug: str) -> ToolkitConfig:
    """Return how the app set a toolkit up, with its credentials, or raise 400 for one that is not on."""
    rows = app.toolkit_configs.filter(toolkit=slug, is_enabled=True)
    config = rows.select_related("client").first() if slug in toolkits() else None
    if config is None:
        raise ToolkitNotEnabled(slug)
    return config
