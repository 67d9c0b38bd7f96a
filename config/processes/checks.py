"""Refuse to serve with settings or keys that cannot work."""

from collections.abc import Iterator

from django.core.checks import CheckMessage, Tags
from django.core.checks.registry import registry


class Misconfigured(Exception):
    """What Django's system checks and ours found."""

    def __init__(self, problems: list[CheckMessage]) -> None:
        super().__init__("\n".join(map(str, problems)))


def check_system() -> None:
    """Run every system check that guards a start, and raise with what is wrong."""
    problems = [found for found in _problems() if found.is_serious() and not found.is_silenced()]
    if problems:
        raise Misconfigured(problems)


def _problems() -> Iterator[CheckMessage]:
    """Leave out the check of the routes: it costs half of a start, and serving loads them anyway."""
    for check in registry.get_checks():
        if Tags.urls not in check.tags:
            yield from check(app_configs=None, databases=["default"])
