"""The pools of all processes fit into the database, or the server does not start."""

import pytest
from django.db import connection

from config.processes.connection_checks import check_connections, has_places_to_count

pytestmark = pytest.mark.django_db
NEVER_FITS = 100_000


@pytest.fixture
def on_postgres():
    return connection.vendor == "postgresql"


def test_more_connections_than_the_database_has_refuse_the_start(settings, on_postgres):
    settings.WORKERS, settings.DATABASE_POOL = NEVER_FITS, 16

    found = check_connections(databases=["default"])

    assert [error.id for error in found] == ["patchbay.E009"] * on_postgres
    assert all(f"may take {(NEVER_FITS + 1) * 16} connections" in error.msg for error in found)
    assert all(error.hint.endswith("set DATABASE_POOL=1 or less.") for error in found)


def test_what_fits_is_nothing_to_speak_of(settings):
    settings.WORKERS, settings.DATABASE_POOL = 1, 4

    assert check_connections(databases=["default"]) == []


def test_behind_a_pooler_nobody_counts(settings, monkeypatch):
    settings.WORKERS = NEVER_FITS
    options = connection.settings_dict["OPTIONS"] | {"prepare_threshold": None}
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)

    assert not has_places_to_count()
    assert check_connections(databases=["default"]) == []
