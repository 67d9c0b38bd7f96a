"""Secrets: files that others may read, one secret used twice, keys and peppers on their way out."""

from collections.abc import Iterator

from django.conf import settings

from config.findings import Finding, advice, fact, problem
from config.keyring import keyring
from config.secrets import SHORTEST
from config.vault import sealing_key_id

MADE = ("secret_key", "api_key_pepper", "token_encryption_keys", "sandbox_client_secret")
OTHERS = 0o077


def check() -> Iterator[Finding]:
    """Look at the secrets of this installation and where they are kept."""
    yield from readable_files()
    yield from used_twice()
    yield from on_their_way_out()
    yield from metrics_token()
    if not settings.PUBLIC_IS_LOOPBACK and (settings.DATA_DIR / MADE[2]).exists():
        yield advice(
            f"The encryption keys may be those that were made in {settings.DATA_DIR}.",
            "Back them up apart from the database, or move them into TOKEN_ENCRYPTION_KEYS.",
        )


def readable_files() -> Iterator[Finding]:
    for path in [settings.BASE_DIR / ".env", *(settings.DATA_DIR / name for name in MADE)]:
        if path.exists() and path.stat().st_mode & OTHERS:
            yield problem(f"{path} can be read by others on this machine.", f"chmod 600 '{path}'")


def used_twice() -> Iterator[Finding]:
    if {settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS} & {*settings.API_KEY_PEPPERS}:
        yield problem(
            "SECRET_KEY is also in API_KEY_PEPPER: whoever learns one has both.",
            "Put a new pepper in front of API_KEY_PEPPER; see docs/operations.md.",
        )


def on_their_way_out() -> Iterator[Finding]:
    keys = len(keyring(settings.TOKEN_ENCRYPTION_KEYS))
    if keys > 1:
        yield fact(
            f"{sealing_key_id()} seals; {keys} keys open. After rotate_token_keys one will do."
        )
    if len(settings.API_KEY_PEPPERS) > 1:
        yield fact(
            f"{len(settings.API_KEY_PEPPERS)} peppers are accepted; the first is for new keys."
        )


def metrics_token() -> Iterator[Finding]:
    if any(len(token) < SHORTEST for token in settings.METRICS_TOKENS):
        yield problem("METRICS_TOKEN can be guessed.", f"Use {SHORTEST} random characters or more.")
    if not settings.METRICS_TOKENS and not settings.PUBLIC_IS_LOOPBACK:
        yield fact("METRICS_TOKEN is not set: /metrics is closed.")
