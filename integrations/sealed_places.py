"""Where sealed values lie: whole columns, and members of JSON columns."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Model, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Substr

from accounts.second_factor.vaulted import SEALED_MEMBERS, place_of_owner
from config.vault import CannotOpen, Sealed, place_of, seal, sealing_head, unseal
from integrations.models import KeyCheck


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
        """Return the rows that another key than the first has sealed, or that are in another form."""
        prefix = sealing_head()
        # Substr instead of startswith: SQLite's LIKE takes key ids of another case for the same.
        heads = self.rows.annotate(head=Substr(self.name, 1, len(prefix)))
        return heads.exclude(**{self.name: ""}).exclude(head=prefix)

    def sealed_values(self) -> QuerySet:
        """Return the outdated values themselves."""
        return self.outdated().values_list(self.name, flat=True)

    def reseal(self, row: Model) -> bool:
        """Seal one value anew, unless somebody wrote a newer one meanwhile; False if it does not open."""
        old = getattr(row, self.name)
        new = sealed_anew(old, place_of(row, self.name))
        if new:
            self.rows.filter(pk=row.pk, **{self.name: old}).update(**{self.name: new})
        return bool(new)


@dataclass(frozen=True)
class Member(Column):
    """Sealed values that are a member of a JSON column, each bound to the person it belongs to."""

    member: str

    def __str__(self) -> str:
        return f"{super().__str__()}.{self.member}"

    def outdated(self) -> QuerySet:
        prefix = sealing_head()
        text = KeyTextTransform(self.member, self.name)
        heads = self.rows.annotate(value=text, head=Substr(text, 1, len(prefix)))
        return heads.filter(value__isnull=False).exclude(head=prefix)

    def sealed_values(self) -> QuerySet:
        return self.outdated().values_list("value", flat=True)

    @transaction.atomic
    def reseal(self, row: Model) -> bool:
        """Seal one member anew under a lock: what else the column holds changes when a code is used."""
        row = self.rows.select_for_update().filter(pk=row.pk).first()
        if row is None:
            return True
        data = getattr(row, self.name)
        new = sealed_anew(data[self.member], place_of_owner(row.user_id))
        if new:
            self.rows.filter(pk=row.pk).update(**{self.name: data | {self.member: new}})
        return bool(new)


def sealed_anew(old: str, place: str) -> str:
    """Return the value as it would be sealed now, "" if it does not open."""
    try:
        return seal(unseal(old, place), place)
    except CannotOpen:
        return ""


def columns() -> list[Column]:
    """Return every place of sealed values; key checks know their own key and are left alone."""
    whole = [
        Column(model, name)
        for model, names in Sealed.columns.items()
        if model is not KeyCheck
        for name in names
    ]
    return [*whole, *(Member(Authenticator, "data", name) for name in SEALED_MEMBERS)]
