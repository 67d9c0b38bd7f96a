"""What staff look at each morning: figures and tables of the start page, each with the lists behind it.

A figure is one function under `@figure`, named in settings.STAFF_FIGURES.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db.models import Model
from django.urls import reverse
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Reading:
    """What a figure says now; `tone` is "" or "bad", `more` a few words below it."""

    value: str
    tone: str = ""
    more: str = ""
    query: str | None = None  # of the list, where it depends on the moment


@dataclass(frozen=True)
class Figure:
    label: str
    model: str
    query: str
    measure: Callable[[], Reading]

    def shown(self) -> dict[str, str]:
        """Return what the template draws."""
        now = self.measure()
        query = self.query if now.query is None else now.query
        where = list_of(self.model, query)
        return {"label": self.label, "where": where, **vars(now)}


@dataclass(frozen=True)
class Cell:
    text: str
    where: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the start page; the first cell of each row is its heading."""

    title: str
    model: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    note: str = ""


def figure(label: str, model: str, query: str = "") -> Callable[[Callable[[], Reading]], Figure]:
    """Turn a function into a figure whose list is that of a model, filtered by a query string."""
    return lambda measure: Figure(label, model, query, measure)


def figures_for(user: AbstractUser) -> list[dict[str, str]]:
    """Measure the figures whose lists somebody may see."""
    found = map(import_string, settings.STAFF_FIGURES)
    return [each.shown() for each in found if may_see(user, each.model)]


def tables_for(user: AbstractUser) -> list[Table]:
    """Draw up the tables whose lists somebody may see; settings.STAFF_TABLES names them with their models."""
    return [
        import_string(f)() for f, model in settings.STAFF_TABLES.items() if may_see(user, model)
    ]


def may_see(user: AbstractUser, model: str) -> bool:
    label, name = model.lower().split(".")
    return user.has_perm(f"{label}.view_{name}") or user.has_perm(f"{label}.change_{name}")


def list_of(model: str | type[Model], query: str = "") -> str:
    """Return the address of a list."""
    options = (apps.get_model(model) if isinstance(model, str) else model)._meta
    where = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    return f"{where}?{query}" if query else where
