"""Switch an app's toolkits on and off, with scopes and OAuth credentials of its own."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import events
from accounts.actors import Actor
from accounts.models import App
from integrations.apps_api.errors import NothingToChange, OwnCredentialsRequired
from integrations.models import ToolkitConfig
from integrations.own_credentials import client_of_app, retire_unused
from providers.oauth_apps import ClientCredentials, client_of
from providers.toolkits import Toolkit, find_toolkit


@transaction.atomic
def enable(app: App, toolkit: Toolkit, given: Mapping[str, Any], by: Actor) -> ToolkitConfig:
    """Return the app's toolkit, switched on; one that is on already stays just as it is.

    `given` may hold `display_name`, `scopes` and `credentials`; what it does not hold stays as it was before
    the toolkit was switched off. Raises 400 where neither the server nor the app has credentials.
    """
    config = locked(app, toolkit)
    if config.is_enabled:
        return config
    config.display_name = given.get("display_name", config.display_name)
    config.scopes = given.get("scopes", config.scopes)
    config.is_enabled = True
    use(config, toolkit, given.get("credentials"))
    record("app.toolkit_enabled", config, by)
    return config


@transaction.atomic
def change_credentials(
    app: App, slug: str, credentials: ClientCredentials, by: Actor
) -> ToolkitConfig:
    """Let a toolkit connect people with other credentials from now on; 404 for one that is not on."""
    toolkit = find_toolkit(slug)
    rows = app.toolkit_configs.select_for_update(of=("self",)).select_related("client")
    config = rows.filter(toolkit=slug, is_enabled=True).first() if toolkit else None
    if config is None:
        raise NothingToChange(slug)
    use(config, toolkit, credentials)
    record("app.credentials_changed", config, by)
    return config


@transaction.atomic
def disable(app: App, slug: str, by: Actor) -> bool:
    """Switch a toolkit off, and say whether it was on. What is connected stays so, and is not used."""
    if find_toolkit(slug) is None:
        return False
    on = app.toolkit_configs.filter(toolkit=slug, is_enabled=True)
    switched = on.update(is_enabled=False, updated_at=timezone.now())
    if switched:
        record("app.toolkit_disabled", ToolkitConfig(app=app, toolkit=slug), by)
    return bool(switched)


def locked(app: App, toolkit: Toolkit) -> ToolkitConfig:
    """Return the row of an app's toolkit, locked; a new one is off."""
    rows = ToolkitConfig.objects.select_for_update()
    off = {"is_enabled": False}
    return rows.get_or_create(app=app, toolkit=toolkit.slug, defaults=off)[0]


def use(config: ToolkitConfig, toolkit: Toolkit, credentials: ClientCredentials | None) -> None:
    """Save the row with other credentials, or those it has; raise 400 where there are none at all."""
    former = config.client
    if credentials:
        config.client = client_of_app(config.app, toolkit.provider, credentials)
    elif former is None and client_of(toolkit.provider) is None:
        raise OwnCredentialsRequired(toolkit.slug)
    config.save()
    if former:
        retire_unused(former)


def record(event_type: str, config: ToolkitConfig, by: Actor) -> None:
    """Append an event about an app's toolkit; of credentials it says nothing."""
    app = config.app
    events.record(
        event_type,
        **asdict(by),
        user_id=app.partner.user_id,
        partner_id=app.partner_id,
        app_id=app.pk,
        object_type="app",
        object_id=app.pk,
        data={"app": app.name, "toolkit": config.toolkit},
    )
