"""Forget a person who logs in, with their partner profile and however many accounts it has."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from accounts.actors import Actor
from accounts.leaving.erasing import accounts_of, erase
from accounts.models import Event, User
from config.api.errors import Invalid

BY = Actor(Event.Actor.STAFF, "")  # whoever has the machine is staff, and has no name here


class Command(BaseCommand):
    help = (
        "Forget a person: log-in, keys, partner profile, apps, webhooks, and every account of it with its "
        "connections. Cut short, it goes on where it was. What stays and why: docs/retention.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="e-mail address or id")
        parser.add_argument("--reason", required=True, help="kept in the audit log")
        parser.add_argument("--yes", action="store_true", help="do it; else it only says what goes")

    def handle(self, *args: Any, person: str, reason: str, yes: bool, **options: Any) -> None:
        user = found(person)
        if not yes:
            self.stdout.write(f"{user.email}: {accounts_of(user):,} accounts. --yes forgets them.")
            return
        try:
            erased = erase(user, BY, reason)
        except Invalid as exc:
            raise CommandError(str(exc)) from exc
        self.stdout.write("\n".join(f"{name}: {number}" for name, number in erased.items()))


def found(person: str) -> User:
    """Return the person of an address or id; CommandError where there is none."""
    try:
        by = {"pk": UUID(person)}
    except ValueError:
        by = {"email": person.lower()}
    user = User.objects.filter(**by).first()
    if user is None:
        raise CommandError(f"Nobody is called {person}")
    return user
