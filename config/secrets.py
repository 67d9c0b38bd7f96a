"""Find this installation's own secrets: environment, a mounted file, or a file made once in the data folder."""

import os
import secrets
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "::1", "localhost"})
SHORTEST = 32
PATIENCE = 30  # seconds that a command may take to tell a secret
EXAMPLES = ("change", "example", "django-insecure", "insecure", "secret", "password", "your")


class MissingSecret(ImproperlyConfigured):
    """Secrets are set nowhere and may not be invented, because the server is not on loopback."""


class WeakSecret(ImproperlyConfigured):
    """A secret is set, but anybody could guess it."""


def find_secrets(
    makers: dict[str, Callable[[], str]], data_dir: Path, *, may_make: bool
) -> dict[str, str]:
    """Return each `NAME`, what `NAME_FILE` or `NAME_COMMAND` tells, or the kept file (made once if allowed)."""
    found = {name: given(name) or told(name) for name in makers}
    missing = [name for name, value in found.items() if not value]
    if missing and not may_make:
        raise MissingSecret(_named(missing))
    kept = {name: keep_secret(data_dir / name.lower(), makers[name]) for name in missing}
    return found | kept


def given(name: str) -> str:
    """Return `NAME`, else what `NAME_FILE` points at, else nothing; raise ImproperlyConfigured."""
    if value := os.environ.get(name):
        return value
    path = os.environ.get(f"{name}_FILE")
    try:
        return Path(path).read_text().strip() if path else ""
    except OSError as exc:
        raise MissingSecret(f"{name}_FILE cannot be read: {path}: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise MissingSecret(f"{name}_FILE cannot be read: {path}: it is no text") from exc


def told(name: str) -> str:
    """Return what the command in `NAME_COMMAND` prints (a KMS, a vault), else nothing. No shell is asked."""
    command = os.environ.get(f"{name}_COMMAND")
    if not command:
        return ""
    try:
        ended = subprocess.run(
            shlex.split(command), stdout=subprocess.PIPE, timeout=PATIENCE, check=True, text=True
        )
    except (OSError, ValueError, subprocess.SubprocessError) as exc:
        # By its kind alone: the command line may hold what is secret itself.
        raise MissingSecret(f"{name}_COMMAND told nothing: {type(exc).__name__}") from exc
    return ended.stdout.strip()


def _named(missing: list[str]) -> str:
    if len(missing) == 1:
        return f"{missing[0]} is not set. Set it (or {missing[0]}_FILE), or listen on 127.0.0.1."
    names = f"{', '.join(missing[:-1])} and {missing[-1]}"
    return f"{names} are not set. Set them (or the same names with _FILE), or listen on 127.0.0.1."


def refuse_weak(name: str, value: str) -> str:
    """Return the secret, unless it is short, monotonous or begins as an example does."""
    if len(value) < SHORTEST or len(set(value)) < 10 or value.lower().startswith(EXAMPLES):
        raise WeakSecret(f"{name} must be at least {SHORTEST} random characters of your own.")
    return value


def keep_secret(path: Path, make: Callable[[], str]) -> str:
    """Read the file, or make it. Processes that start together all end up with the first one's value."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_once(path, make())
    return path.read_text().strip()


def _write_once(path: Path, value: str) -> None:
    """Write beside the file and link into place: never half written, never overwritten."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(value)
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
