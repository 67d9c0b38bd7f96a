"""How long what grows is kept."""

from collections.abc import Iterator

from django.conf import settings

from config.findings import Finding, fact


def check() -> Iterator[Finding]:
    """Name every retention that is in force."""
    days = {name: getattr(settings, name) for name in dir(settings) if name.startswith(PREFIX)}
    kept = (
        f"{name.removeprefix(PREFIX).removesuffix('_DAYS')} {kept}" for name, kept in days.items()
    )
    yield fact(f"Days that things are kept: {', '.join(kept).lower()}.")


PREFIX = "RETENTION_"
