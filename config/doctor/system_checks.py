"""What Django's system checks and ours say, those for production included where the server is public."""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage

from config.findings import Finding, advice, problem

LOOK_UP = "Look it up under its id in Django's documentation."


def check() -> Iterator[Finding]:
    """Yield what the checks find that ask no database."""
    for message in checks.run_checks(include_deployment_checks=not settings.PUBLIC_IS_LOOPBACK):
        if message.level >= checks.WARNING and not message.is_silenced():
            yield finding(message)


def finding(message: CheckMessage) -> Finding:
    """Return a message as a finding; what would stop a start is a problem."""
    kind = problem if message.is_serious() else advice
    return kind(f"{message.msg} ({message.id})", message.hint or LOOK_UP)
