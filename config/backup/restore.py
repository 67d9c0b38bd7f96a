"""`./run restore`: not a management command, for the settings would make up the keys that it is to bring."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

import django
import environ

from config.backup import keys, machine
from config.backup.refusal import Refused
from config.processes.signals import StopSignals

BASE_DIR = Path(__file__).resolve().parents[2]


def read_arguments(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="./run restore", description=f"Bring a backup back. {__doc__}")
    parser.add_argument("data", type=Path, help="the file patchbay-….data")
    parser.add_argument("keys", type=Path, help="the file patchbay-….keys")
    parser.add_argument("--check", action="store_true", help="only look whether it can be restored")
    parser.add_argument("--replace", action="store_true", help="remove what is in the database")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Restore, or end with the one sentence that says why not."""
    asked = read_arguments(arguments)
    try:
        with StopSignals():
            restore(asked, keys.read(asked.keys))
    except KeyboardInterrupt:
        sys.exit("Stopped. Restore again, with --replace where the database is no longer empty.")
    except Refused as exc:
        sys.exit(str(exc))


def restore(asked: Namespace, brought: dict[str, str]) -> None:
    """Look at the backup, and put it in its place unless it was only to be looked at."""
    if (BASE_DIR / ".env").exists():
        environ.Env.read_env(BASE_DIR / ".env")
    kept = start_django(brought)
    # These need settings.
    from config.backup.restoring import examined, put_back
    from config.processes.startup import STOPPERS

    try:
        with examined(asked.data, brought) as (manifest, folder):
            print(f"The backup is whole: Patchbay {manifest.version}, {manifest.made_at}.")
            if not asked.check:
                put_back(folder, kept, replace=asked.replace)
                conclude()
    except STOPPERS as exc:
        raise Refused(str(exc)) from exc


def start_django(brought: dict[str, str]) -> dict[str, str]:
    """Start with the keys that were brought; return those that are to be kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        kept = machine.enter(brought)
        django.setup()
        return kept
    except django.core.exceptions.ImproperlyConfigured as exc:
        raise Refused(f"Patchbay cannot start: {exc}") from exc


def conclude() -> None:
    """Bring an older schema up to date, and see that the keys open what came back."""
    from config.processes.checks import check_system
    from config.processes.migrations import migrate_if_needed

    migrate_if_needed(print)
    check_system()
    print("Restored. Start the server; with Redis, delete patchbay:calls:* before.")


if __name__ == "__main__":
    main()
