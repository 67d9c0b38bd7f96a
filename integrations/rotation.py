"""Seal everything anew, with the first key and in the form of now, while the server runs.

In batches, each value by compare-and-set.
"""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Model

from config.vault import form_of, key_id_of, sealing_key_id
from integrations.key_checks import seal_check
from integrations.models import KeyCheck
from integrations.sealed_places import Column

BATCH = 200


def batches(column: Column) -> Iterator[list[Model]]:
    """Yield outdated rows by primary key, so that one that does not open cannot hold up the rest."""
    rows = list(column.outdated().order_by("pk")[:BATCH])
    while rows:
        yield rows
        rows = list(column.outdated().filter(pk__gt=rows[-1].pk).order_by("pk")[:BATCH])


def rotate(column: Column) -> Iterator[tuple[int, int]]:
    """Seal a column anew; yield after each batch how many values were done and how many do not open."""
    done = failed = 0
    for rows in batches(column):
        opened = sum(column.reseal(row) for row in rows)
        done, failed = done + opened, failed + len(rows) - opened
        yield done, failed


def outdated_by_key(column: Column) -> dict[str, int]:
    """Count the outdated values of a column by what sealed them."""
    keys = sorted(map(sealed_by, column.sealed_values().iterator()))
    return {key: len(list(same)) for key, same in groupby(keys)}


def sealed_by(value: str) -> str:
    """Return the key that sealed a value; with its form, where nothing else is outdated."""
    key_id = key_id_of(value)
    return f"{key_id} in the form {form_of(value)}" if key_id == sealing_key_id() else key_id


def forget_former_keys() -> list[str]:
    """Drop the checks of keys and forms in which nothing is sealed any more, and return the ids of the keys."""
    former = KeyCheck.objects.exclude(key_id=sealing_key_id())
    ids = sorted(former.values_list("key_id", flat=True))
    former.delete()
    seal_check()
    return ids
