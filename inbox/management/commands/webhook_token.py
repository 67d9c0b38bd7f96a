"""Show the operator the secret that a provider handed over when its webhook was made."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from inbox.feeds import handing
from providers import registry
from providers.operator_settings import webhook_secret_name
from providers.spec import Provider


class Command(BaseCommand):
    help = "Print the secrets that were handed over as a provider's (Notion's verification token), and when."

    def add_arguments(self, parser: ArgumentParser) -> None:
        slugs = [p.slug for p in registry.providers().values() if handing_feed(p)]
        parser.add_argument("provider", choices=slugs)

    def handle(self, *args: Any, provider: str, **options: Any) -> None:
        found = registry.find(provider)
        if handing.waiting(found) is None:
            raise CommandError(f"{webhook_secret_name(found)} is set: nothing is taken any more.")
        rows = handing.handed(provider)
        if not rows:
            raise CommandError(f"Nothing has come yet to {address(found)}")
        for row in rows:
            self.stdout.write(f"{row.handed_at:%Y-%m-%d %H:%M:%S} UTC  {row.secret}")
        self.stdout.write(
            f"Anybody could have sent one. Give it to {found.name}, which takes back only its own; "
            f"then set {webhook_secret_name(found)} to it and restart."
        )


def handing_feed(provider: Provider) -> bool:
    return any(feed.hands_over for feed in provider.feeds)


def address(provider: Provider) -> str:
    return f"{settings.PUBLIC_URL}/api/v1/webhooks/{provider.slug}"
