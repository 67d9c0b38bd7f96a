"""What connecting and disconnecting a toolkit does to the other toolkits of its provider: nothing."""

from dataclasses import asdict

from django.db import transaction

from accounts.actors import Actor
from accounts.models import ConnectedAccount
from integrations.apps_api.connections import ToolkitConnection, connections_of
from integrations.changing import change
from integrations.disconnecting import disconnect, not_connected
from integrations.models import EnabledPermission, Integration
from providers.toolkits import Toolkit


def is_off(account: ConnectedAccount, toolkit: Toolkit) -> bool:
    """Say whether a toolkit was granted and is off as a whole, as ending its connection leaves it."""
    ids = [permission.id for permission in toolkit.permissions]
    granted = EnabledPermission.objects.filter(
        integration__account=account,
        integration__provider=toolkit.provider.slug,
        permission__in=ids,
        is_granted=True,
    )
    states = set(granted.values_list("is_enabled", flat=True))
    return states == {False}


def switch_on(account: ConnectedAccount, toolkit: Toolkit, by: Actor) -> None:
    """Switch on all that is granted of a toolkit that was off: whoever connects it anew wants it back."""
    integration = account.integrations.filter(provider=toolkit.provider.slug).first()
    if integration is not None:
        switch(integration, toolkit, by, is_on=True)


def end(connection: ToolkitConnection, by: Actor) -> None:
    """Switch a toolkit off, or disconnect its integration where it is the last one. 404 where it is gone."""

    def is_last(integration: Integration) -> bool:
        return not has_others(integration, connection.toolkit)

    # Until the very end somebody may connect another toolkit of the provider: that one stays.
    while not switched_off(connection, by):
        if disconnect(connection.integration, is_last, **asdict(by)):
            return


@transaction.atomic
def switched_off(connection: ToolkitConnection, by: Actor) -> bool:
    """Switch a toolkit off if its integration has others; say whether it has. 404 where it is gone."""
    rows = Integration.objects.select_for_update(of=("self",)).select_related("account")
    integration = rows.filter(pk=connection.integration.pk).first()
    if integration is None:
        raise not_connected(connection.toolkit.provider.slug)
    if not has_others(integration, connection.toolkit):
        return False
    switch(integration, connection.toolkit, by, is_on=False)
    return True


def has_others(integration: Integration, toolkit: Toolkit) -> bool:
    return any(other.toolkit is not toolkit for other in connections_of(integration))


def switch(integration: Integration, toolkit: Toolkit, by: Actor, *, is_on: bool) -> None:
    """Switch every permission of a toolkit that is granted."""
    ids = [permission.id for permission in toolkit.permissions]
    granted = integration.permissions.filter(is_granted=True, permission__in=ids)
    names = granted.values_list("permission", flat=True)
    switches = [{"permission": name, "is_enabled": is_on} for name in names]
    change(integration, {"enabled_services": switches}, **asdict(by))
