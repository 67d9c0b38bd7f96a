"""Which migrations of our own the database has seen, and which this code knows."""

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader


def own_labels() -> set[str]:
    """Return the labels of our own apps; other packages may drop migrations of theirs at any time."""
    roots = {app.label: app.name.partition(".")[0] for app in apps.get_app_configs()}
    return {label for label, root in roots.items() if (settings.BASE_DIR / root).is_dir()}


def applied() -> list[str]:
    """Return what the database has seen, as app.name."""
    return named(MigrationLoader(connection).applied_migrations)


def known() -> list[str]:
    """Return what this code knows, as app.name."""
    return named(MigrationLoader(None).disk_migrations)


def named(migrations: dict[tuple[str, str], object]) -> list[str]:
    own = own_labels()
    return sorted(f"{label}.{name}" for label, name in migrations if label in own)


def newer() -> list[str]:
    """Return what the database has seen and this code does not know: a newer version was here."""
    return sorted(set(applied()) - set(known()))
