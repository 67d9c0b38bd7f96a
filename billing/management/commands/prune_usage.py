"""Delete usage that is older than RETENTION_USAGE_DAYS and RETENTION_USAGE_DAILY_DAYS, as the worker does daily."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from billing.usage.folding import fold_all
from billing.usage.retention import retained


class Command(BaseCommand):
    help = "Delete old usage in small batches beside the server. Figures do not change; run it again to go on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="only count what would be deleted"
        )

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        if not dry_run:
            fold_all()  # what is in no total is kept
        for each in retained(timezone.now()):
            number = each.count() if dry_run else sum(each.prune())
            self.stdout.write(f"{each.name}: {number:,} {'old' if dry_run else 'deleted'}")
            self.stdout.flush()
