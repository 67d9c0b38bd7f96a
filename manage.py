#!/usr/bin/env python
"""Run Django's management commands for Patchbay."""

import os
import sys


def main() -> None:
    """Run the command that was asked for; whoever breaks it off while it loads knows why it ended."""
    try:
        run()
    except KeyboardInterrupt:
        sys.exit(130)


def run() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as exc:
        if sys.argv[1:2] == ["doctor"]:
            from config.doctor.refusals import tell

            sys.exit(tell(as_json="--json" in sys.argv))
        sys.exit(f"Patchbay cannot start: {exc}")


if __name__ == "__main__":
    main()
