"""What a worker asks the database while there is nothing to do: this goes on every second, in each of them."""

import pytest
from django.conf import settings
from django.db.backends.utils import CursorWrapper
from django.utils.module_loading import import_string

from config.lanes import Lanes


@pytest.fixture
def asked(monkeypatch):
    """Every statement, whichever thread sends it."""
    statements, execute = [], CursorWrapper.execute

    def noted(self, sql, params=None):
        statements.append(sql)
        return execute(self, sql, params)

    monkeypatch.setattr(CursorWrapper, "execute", noted)
    return statements


@pytest.fixture
def begun(monkeypatch):
    """The lanes that are begun."""
    lanes, work_them = [], Lanes.work

    def noted(self, names, work):
        lanes.extend(names := list(names))
        return work_them(self, names, work)

    monkeypatch.setattr(Lanes, "work", noted)
    return lanes


@pytest.mark.django_db(transaction=True)
def test_an_idle_second_takes_six_statements_and_begins_no_lane(asked, begun):
    for name in settings.WORKER_QUEUES.values():
        assert import_string(name)() == 0

    assert (len(asked), begun) == (6, [])
    assert all(statement.startswith("SELECT") for statement in asked)
