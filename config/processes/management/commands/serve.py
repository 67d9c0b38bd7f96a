"""Start the server, its worker and the sandbox, and keep them running."""

from contextlib import suppress

from django.conf import settings
from django.core.management.base import BaseCommand

from config.processes.output import Terminal
from config.processes.startup import STOPPERS, everything_running


class Command(BaseCommand):
    help = "Serve Patchbay: web server, worker and (on this machine) the sandbox providers."
    # Starting runs the checks itself, without the costly one.
    requires_system_checks = ()

    def handle(self, **options) -> None:
        try:
            self.serve()
        except STOPPERS as exc:
            raise SystemExit(str(exc)) from exc

    def serve(self) -> None:
        with suppress(KeyboardInterrupt), everything_running(Terminal(), self.say) as supervisor:
            self.say(f"Patchbay is serving at {settings.PUBLIC_URL} (Ctrl-C stops it)")
            supervisor.watch()
        self.say("Stopped.")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
