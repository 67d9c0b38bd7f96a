"""Seal everything anew with the first key while the server runs: in batches, each value by compare-and-set."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Model

from config.vault import key_id_of, sealing_key_id
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
    """Count the outdated values of a column by the key that sealed them."""
    ids = sorted(map(key_id_of, column.sealed_values().iterator()))
    return {key_id: len(list(same)) for key_id, same in groupby(ids)}


def forget_former_keys() -> list[str]:
    """Drop the checks of keys that seal nothing any more, and return their ids."""
    former = KeyCheck.objects.exclude(key_id=sealing_key_id())
    ids = sorted(former.values_list("key_id", flat=True))
    former.delete()
    return ids
