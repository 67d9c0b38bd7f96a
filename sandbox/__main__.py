"""Start the sandbox: `./run sandbox [--host 127.0.0.1] [--port 8001]`."""

import argparse
import os
import sys

from django.core.exceptions import ImproperlyConfigured

from config.data_folder import turn
from sandbox.listening import CannotListen, take_address

GUNICORN = (
    "--worker-class=gthread",
    "--workers=1",
    "--threads=32",
    "--worker-connections=1000",
    "--backlog=512",
    "--keep-alive=75",
    "--graceful-timeout=1",
    "--log-level=warning",
    "--no-control-socket",
)


def main() -> None:
    """Take the port, bring the state file up to date and hand over to gunicorn."""
    asked = _arguments()
    try:
        listener = take_address(asked.host, asked.port)
    except CannotListen as exc:
        sys.exit(str(exc))
    os.umask(0o077)  # the state file is nobody else's business
    try:
        _prepare()
    except ImproperlyConfigured as exc:
        sys.exit(f"The sandbox cannot start: {exc}")
    print(f"Sandbox providers at http://{asked.host}:{asked.port}", flush=True)
    command = [sys.executable, "-m", "gunicorn", *GUNICORN, f"--bind=fd://{listener.fileno()}"]
    os.execv(sys.executable, [*command, "sandbox.wsgi:application"])  # noqa: S606


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=os.environ.get("SANDBOX_PORT") or "8001")
    return parser.parse_args()


def _prepare() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "sandbox.settings"
    import django
    from django.conf import settings

    django.setup()
    # Of two first starts at once, the second one finds everything in place.
    with turn(settings.DATA_DIR / ".sandbox-starting"):
        _fill()


def _fill() -> None:
    from django.core.management import call_command

    from sandbox.seeding import seed_missing

    call_command("migrate", verbosity=0)
    seed_missing()


if __name__ == "__main__":
    main()
