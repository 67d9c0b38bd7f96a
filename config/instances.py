"""Model instances made from some of their columns: what a statement of the hot path read, and nothing more.

`Model.from_db` walks all fields of the model and tells the listeners of its signals, for each row of each call.
Nobody listens here. A column that was not read is deferred, as Django has it: who asks for it pays a statement.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.db.models.base import ModelState

M = TypeVar("M", bound=Model)


def instance_of(model: type[M], columns: Mapping[str, Any]) -> M:
    """Return an instance of a row in the database that holds these columns, by the names of its attributes."""
    instance = model.__new__(model)
    instance._state = ModelState()
    instance._state.adding, instance._state.db = False, DEFAULT_DB_ALIAS
    vars(instance).update(columns)
    return instance


def relate(instance: Model, **rows: Model | None) -> None:
    """Put rows where the instance's relations look for them, None where there is no row."""
    instance._state.fields_cache.update(rows)
