"""Old and new code run side by side while a version is brought in: a migration takes nothing from the old one."""

import pytest
from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader

from tests.upgrades.contracting import contracting, is_narrower, takes_away

# Before 0.1.0, the first release: nothing older runs beside these. Later ones come here only in the release after the
# one whose code stopped using what goes (docs/upgrading.md).
ALLOWED = {
    "accounts.0009_remove_logo_url: RemoveField partner.logo_url",
    "billing.0003_add_totals_and_reports: AddField subscription.extra_calls",
    "billing.0003_add_totals_and_reports: AddField subscription.stripe_version",
    "billing.0006_add_settling: AddField meterreport.is_uncertain",
    "inbox.0003_note_whom_subscriptions_are_for: AddField subscription.made_for",
    "integrations.0002_scope_ledger: AddField integration.requested_scopes",
    "integrations.0005_whose_grant_to_revoke: AddField revocationjob.provider_user_id",
    "integrations.0006_holds_of_a_provider: AddField integration.holds",
}


# promise 133
def test_no_migration_takes_anything_from_the_release_before():
    assert set(contracting(MigrationLoader(None))) == ALLOWED


def text(**options):
    return models.CharField(max_length=10, **options)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (operations.AddField("key", "pepper", text(default="")), True),
        (operations.AddField("key", "pepper", text(default="", db_default="")), False),
        (operations.AddField("key", "pepper", text(null=True)), False),
        (operations.AddField("made", "pepper", text(default="")), False),
        (operations.RemoveField("key", "pepper"), True),
        (operations.RenameField("key", "pepper", "salt"), True),
        (operations.DeleteModel("key"), True),
        (operations.AddIndex("key", models.Index(fields=["id"], name="ids")), False),
    ],
)
def test_what_takes_something_away(operation, expected):
    migration = Migration("0002_next", "accounts")
    migration.operations = [operations.CreateModel("made", [("id", text())]), operation]

    assert takes_away(operation, migration, loader=None) is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (text(), text(null=True), False),
        (text(null=True), text(), True),
        (text(), models.CharField(max_length=9), True),
        (text(), models.CharField(max_length=11), False),
        (text(), models.IntegerField(), True),
    ],
)
def test_what_makes_a_column_narrower(old, new, expected):
    assert is_narrower(old, new) is expected
