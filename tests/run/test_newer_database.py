"""Older code on the database of a newer version: it says so and goes on, for both run during an upgrade."""

import pytest
from django.db.migrations.recorder import MigrationRecorder

from config.processes.migrations import migrate_if_needed

pytestmark = pytest.mark.django_db


# promise 133
def test_older_code_says_so_and_serves():
    MigrationRecorder.Migration.objects.create(app="accounts", name="9999_fly")
    said = []

    migrate_if_needed(said.append)

    assert said == [
        "A newer Patchbay has prepared this database (accounts.9999_fly). One release back is "
        "meant to work beside it; see docs/upgrading.md."
    ]


def test_what_other_packages_dropped_is_nobodys_concern():
    MigrationRecorder.Migration.objects.create(app="socialaccount", name="0001_squashed")
    said = []

    migrate_if_needed(said.append)

    assert said == []
