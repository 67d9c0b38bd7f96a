"""Start the web server alone."""

from django.core.management.base import BaseCommand

from config.processes.alone import become_web
from config.processes.startup import STOPPERS


class Command(BaseCommand):
    help = "Serve the web alone, without worker and sandbox; migrate before (containers, systemd)."
    # Starting runs the checks itself, without the costly one.
    requires_system_checks = ()

    def handle(self, **options) -> None:
        try:
            become_web()
        except STOPPERS as exc:
            raise SystemExit(str(exc)) from exc
