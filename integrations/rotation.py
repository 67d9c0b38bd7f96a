"""Seal everything anew with the first key while the server runs: in batches, each value by compare-and-set."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Model, QuerySet
from django.db.models.functions import Substr

from config.vault import (
    VERSION,
    CannotOpen,
    Sealed,
    key_id_of,
    place_of,
    seal,
    sealing_key_id,
    unseal,
)
from integrations.models import KeyCheck

BATCH = 200


@dataclass(frozen=True)
class Column:
    """One column of sealed values."""

    model: type[Model]
    name: str

    def __str__(self) -> str:
        return f"{self.model._meta.db_table}.{self.name}"

    @property
    def rows(self) -> QuerySet:
        return self.model._base_manager.all()

    def outdated(self) -> QuerySet:
        """Return the rows that another key than the first has sealed."""
        prefix = f"{VERSION}:{sealing_key_id()}:"
        # Substr instead of startswith: SQLite's LIKE takes key ids of another case for the same.
        heads = self.rows.annotate(head=Substr(self.name, 1, len(prefix)))
        return heads.exclude(**{self.name: ""}).exclude(head=prefix)


def columns() -> list[Column]:
    """Return every sealed column of every model; key checks know their own key and are left alone."""
    return [
        Column(model, name)
        for model, names in Sealed.columns.items()
        if model is not KeyCheck
        for name in names
    ]


def batches(column: Column) -> Iterator[list[Model]]:
    """Yield outdated rows by primary key, so that one that does not open cannot hold up the rest."""
    rows = list(column.outdated().order_by("pk")[:BATCH])
    while rows:
        yield rows
        rows = list(column.outdated().filter(pk__gt=rows[-1].pk).order_by("pk")[:BATCH])


def reseal(row: Model, column: Column) -> bool:
    """Seal one value anew, unless somebody wrote a newer one meanwhile; False if it does not open."""
    old, place = getattr(row, column.name), place_of(row, column.name)
    try:
        new = seal(unseal(old, place), place)
    except CannotOpen:
        return False
    column.rows.filter(pk=row.pk, **{column.name: old}).update(**{column.name: new})
    return True


def rotate(column: Column) -> Iterator[tuple[int, int]]:
    """Seal a column anew; yield after each batch how many values were done and how many do not open."""
    done = failed = 0
    for rows in batches(column):
        opened = sum(reseal(row, column) for row in rows)
        done, failed = done + opened, failed + len(rows) - opened
        yield done, failed


def outdated_by_key(column: Column) -> dict[str, int]:
    """Count the outdated values of a column by the key that sealed them."""
    sealed = column.outdated().values_list(column.name, flat=True).iterator()
    ids = sorted(map(key_id_of, sealed))
    return {key_id: len(list(same)) for key_id, same in groupby(ids)}


def forget_former_keys() -> list[str]:
    """Drop the checks of keys that seal nothing any more, and return their ids."""
    former = KeyCheck.objects.exclude(key_id=sealing_key_id())
    ids = sorted(former.values_list("key_id", flat=True))
    former.delete()
    return ids
