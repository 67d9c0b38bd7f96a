"""What goes of connections with a person who is forgotten: the accounts of their partner profile, and their own."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict

from django.db.models import Q

from accounts.actors import Actor
from accounts.models import App, ConnectedAccount, User
from config.api.errors import NotFound
from integrations.account_ending import delete_account
from integrations.app_ending import delete_app

BATCH = 100


def erase_accounts(user: User, by: Actor) -> int:
    """Delete each account as its owner would: grants are revoked, and the rest is forgotten within a day."""
    number = 0
    for account in accounts_of(user):
        with suppress(NotFound):  # deleted meanwhile
            delete_account(account, **asdict(by))
            number += 1
    return number


def accounts_of(user: User) -> Iterator[ConnectedAccount]:
    """Yield the accounts batch by batch: those that are there are always the next ones."""
    theirs = ConnectedAccount.objects.filter(Q(partner__user=user) | Q(user=user))
    while batch := list(theirs.select_related("partner", "user").order_by("pk")[:BATCH]):
        yield from batch


def erase_apps(user: User, by: Actor) -> int:
    """Delete the apps, once nobody is connected through them."""
    apps = list(App.objects.filter(partner__user=user))
    for app in apps:
        delete_app(app, by)
    return len(apps)
