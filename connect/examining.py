"""What to register at the providers, for `./run doctor`."""

from collections.abc import Iterator

from django.conf import settings

from config.findings import Finding, fact
from connect.authorize import CALLBACK_PATH
from providers.operator_settings import variable
from providers.registry import providers


def check() -> Iterator[Finding]:
    """Name the redirect URI, and whose OAuth apps have to know it."""
    names = [each.name for each in providers().values() if variable(each, "CLIENT_ID")]
    whose = ", ".join(names) or "none yet"
    yield fact(f"Redirect URI to register: {settings.PUBLIC_URL}{CALLBACK_PATH} (at {whose}).")
