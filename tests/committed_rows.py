"""The rows of tests that commit are removed, and those of the migrations put back, in little time.

Django truncates every table (a second, where a disk is slow) and saves two hundred rows one by one.
"""

from itertools import groupby

from django.core.serializers import deserialize
from django.db import transaction
from django.db.backends.base.creation import BaseDatabaseCreation
from django.db.backends.postgresql.operations import DatabaseOperations


def delete_all(operations: DatabaseOperations, _style, tables: list[str], **_options) -> list[str]:
    """Return the statements that empty tables; references between them are checked at the end."""
    return [f"DELETE FROM {operations.quote_name(table)}" for table in tables]


def restore(creation: BaseDatabaseCreation, rows: str) -> None:
    """Insert the serialised rows that are not there, a table at a time."""
    alias = creation.connection.alias
    objects = (each.object for each in deserialize("json", rows, using=alias))
    with transaction.atomic(using=alias):
        for model, of_one in groupby(objects, type):
            # The first test that commits finds them as the migrations left them.
            model._base_manager.using(alias).bulk_create(list(of_one), ignore_conflicts=True)


def replace_quickly() -> None:
    """Let Django's tests that commit begin and end so."""
    DatabaseOperations.sql_flush = delete_all
    BaseDatabaseCreation.deserialize_db_from_string = restore
