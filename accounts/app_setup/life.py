"""Make, name, switch off and on, and delete the apps of a partner."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from accounts.actors import Actor
from accounts.app_setup.recording import record
from accounts.app_setup.refusing import refuse
from accounts.issuing import revoke
from accounts.models import App, Partner
from config.api.errors import Invalid

MOST_APPS = 100
LONGEST_NAME = 255
Status = App.Status
EVENTS = {
    Status.ACTIVE: "app.enabled",
    Status.DISABLED: "app.disabled",
    Status.SUSPENDED: "app.suspended",
}


@transaction.atomic
def create(partner: Partner, name: str, by: Actor) -> App:
    """Make an app without keys and without settings for tokens. Raises 400 for its name or for one too many."""
    Partner.objects.select_for_update().get(pk=partner.pk)  # two at once are counted one by one
    if partner.apps.count() >= MOST_APPS:
        raise Invalid(f"You have {MOST_APPS} apps, and that is as many as there may be")
    app = App.objects.create(partner=partner, name=checked_name(name))
    record("app.created", app, by)
    return app


@transaction.atomic
def rename(app: App, name: str, by: Actor) -> bool:
    """Give an app another name; say whether it is another one."""
    before, app.name = app.name, checked_name(name)
    if app.name == before:
        return False
    app.save(update_fields=["name"])
    record("app.renamed", app, by, was={"name": before})
    return True


def disable(app: App, by: Actor) -> bool:
    """Refuse every call of an app, of its keys and its end users; say whether anything changed."""
    return _move(app, (Status.ACTIVE,), Status.DISABLED, by)


def enable(app: App, by: Actor) -> bool:
    """Let an app be called again; say whether anything changed. Raises 400 for one that staff suspended."""
    if app.status == Status.SUSPENDED:
        raise Invalid("This app was suspended by the people who run this server: ask them")
    return _move(app, (Status.DISABLED,), Status.ACTIVE, by)


def suspend(app: App, by: Actor, reason: str) -> bool:
    """Refuse every call of an app until staff lift it; say whether anything changed."""
    return _move(app, (Status.ACTIVE, Status.DISABLED), Status.SUSPENDED, by, reason=reason)


def reactivate(app: App, by: Actor, reason: str) -> bool:
    """Lift a suspension; say whether there was one."""
    return _move(app, (Status.SUSPENDED,), Status.ACTIVE, by, reason=reason)


@transaction.atomic
def delete(app: App, by: Actor) -> None:
    """Delete an app with its keys and what it has set up; `integrations.app_ending` asks first whether it may go.

    Raises 400 where a connection still needs credentials of the app's own.
    """
    record("app.deleted", app, by)
    for key in app.api_keys.usable():
        revoke(key, by, reason="its app was deleted")
    try:
        app.delete()
    except ProtectedError as exc:
        raise Invalid(
            "People are connected through this app's own credentials. Disconnect them first, or disable the app."
        ) from exc


@transaction.atomic
def _move(app: App, before: tuple[Status, ...], after: Status, by: Actor, **said: Any) -> bool:
    """Move an app that stands as one of `before`, with the event that tells of it."""
    moved = App.objects.filter(pk=app.pk, status__in=before).update(status=after)
    if moved:
        lifted = Status.SUSPENDED in before and after == Status.ACTIVE
        app.status = after
        record("app.reactivated" if lifted else EVENTS[after], app, by, **said)
    return bool(moved)


def checked_name(name: str) -> str:
    """Return a name without spaces at its ends, or raise 400."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise refuse("name", f"Enter a name of 1 to {LONGEST_NAME} characters.")
    return name
