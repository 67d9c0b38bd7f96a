"""Play the main job in front of a newcomer, with everything it needs running beside it."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from config.processes.output import LogFiles
from config.processes.play.client import StepFailed
from config.processes.play.screen import Screen
from config.processes.play.story import play
from config.processes.startup import STOPPERS, everything_running


class Command(BaseCommand):
    help = "Connect sandbox accounts and call them before your eyes, then keep serving."
    # Starting runs the checks itself, without the costly one.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when the play is over")

    def handle(self, *, once: bool, **options) -> None:
        if not settings.SANDBOX_ON:
            raise SystemExit("The demo plays with the sandbox providers: set PROVIDER_SANDBOX=on.")
        try:
            self.perform(Screen(), settings.DATA_DIR / "logs", once)
        except STOPPERS as exc:
            raise SystemExit(str(exc)) from exc
        except StepFailed as exc:
            raise SystemExit(1) from exc
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")
            raise SystemExit(1 if once else 0) from None

    def perform(self, screen: Screen, logs: Path, once: bool) -> None:
        with everything_running(LogFiles(logs), screen.say) as supervisor:
            screen.say(f"Patchbay is running at {settings.PUBLIC_URL}; its logs are in {logs}")
            self.tell(screen, logs)
            if not once:
                screen.say("\nPatchbay keeps serving (Ctrl-C stops it)")
                supervisor.watch()

    def tell(self, screen: Screen, logs: Path) -> None:
        try:
            play(screen)
        except StepFailed as exc:
            screen.failure(exc.call, exc.expected, exc.got)
            screen.detail(f"logs      {logs}")
            raise
