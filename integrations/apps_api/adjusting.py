"""Change how a toolkit that is on is called, what it asks for, and with whose credentials."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.actors import Actor
from accounts.models import App
from integrations.apps_api.configuring import change_credentials, record
from integrations.apps_api.errors import NothingToChange
from integrations.models import ToolkitConfig
from providers.toolkits import Toolkit


@transaction.atomic
def adjust(app: App, toolkit: Toolkit, given: Mapping[str, Any], by: Actor) -> None:
    """Change the toolkit to what is given of `display_name`, `scopes` and `credentials`.

    Who is connected stays so, with what they granted. Raises 404 for a toolkit that is not on.
    """
    rows = app.toolkit_configs.select_for_update().filter(toolkit=toolkit.slug, is_enabled=True)
    config = rows.first()
    if config is None:
        raise NothingToChange(toolkit.slug)
    if changed(config, given):
        config.save()
        record("app.toolkit_changed", config, by)
    if credentials := given.get("credentials"):
        change_credentials(app, toolkit.slug, credentials, by)


def changed(config: ToolkitConfig, given: Mapping[str, Any]) -> bool:
    """Put name and scopes into the row; say whether they are others than before."""
    before = config.display_name, config.scopes
    config.display_name = given.get("display_name", config.display_name)
    config.scopes = given.get("scopes", config.scopes)
    return (config.display_name, config.scopes) != before
