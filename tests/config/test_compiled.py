"""Statements that are compiled once: new values each time, and right after a migration."""

from functools import partial

import pytest
from django.db import NotSupportedError, connection, transaction
from django.utils import timezone

from accounts.models import User
from billing.models import UsageRecord
from config.compiled import CompiledInsert, CompiledQuery
from config.db import here
from config.statement import Borrowed, Statement, numbered
from tests.factories import make_user, record_fields


def people():
    return CompiledQuery(User.objects.filter(email="{email}").values_list("email", "is_staff"))


@pytest.mark.django_db
def test_each_run_takes_its_own_values():
    make_user(email="ada@example.com", is_staff=True)
    make_user(email="bob@example.com")
    query = people()

    assert query.rows({"{email}": "ada@example.com"}) == [["ada@example.com", True]]
    assert query.rows({"{email}": "bob@example.com"}) == [["bob@example.com", False]]
    assert query.rows({"{email}": "'; DROP TABLE x --"}) == []


@pytest.mark.django_db(transaction=True)
def test_an_insert_writes_what_the_orm_would(partner):
    fields = record_fields(partner, ts=timezone.now(), stages={"auth": 1.5})

    UsageRecord.objects.create(**fields)
    connection.close()  # the statement takes one of the pool
    CompiledInsert(UsageRecord).run(fields)

    left_out = {"id", "written_at", "_state"}
    first, second = (
        {name: value for name, value in vars(row).items() if name not in left_out}
        for row in UsageRecord.objects.order_by("id")
    )
    assert first == second


@pytest.mark.django_db(transaction=True)
def test_a_plan_that_a_migration_broke_is_made_anew(monkeypatch):
    make_user(email="ada@example.com")
    rows, asked = Statement.rows, []

    def broken_once(*args):
        asked.append(args)
        if len(asked) == 1:
            raise NotSupportedError("cached plan must not change result type")
        return rows(*args)

    monkeypatch.setattr(Statement, "rows", broken_once)

    assert people().rows({"{email}": "ada@example.com"}) == [["ada@example.com", False]]
    assert len(asked) == 2


@pytest.mark.django_db
def test_inside_a_transaction_a_broken_plan_is_an_error(monkeypatch):
    def broken(*args):
        raise NotSupportedError("cached plan must not change result type")

    monkeypatch.setattr(Statement, "rows", broken)

    with pytest.raises(NotSupportedError):
        people().rows({"{email}": "ada@example.com"})


@pytest.mark.django_db(transaction=True)
def test_a_column_that_changes_its_type_fails_no_call(longer_names):
    make_user(email="ada@example.com", name="Ada")
    query = CompiledQuery(User.objects.filter(email="{email}").values_list("name"))
    asked = partial(query.rows, {"{email}": "ada@example.com"})
    connection.close()
    with Borrowed(here()):
        asked()
    for _ in range(2):  # by now two connections keep the plan; a third one breaks it
        asked()
    with Borrowed(here()), Borrowed(here()):
        longer_names()

    assert [asked() for _ in range(4)] == [[["Ada"]]] * 4


@pytest.fixture
def longer_names():
    """Return a function that changes the type of people's names, as a migration would; undone afterwards."""

    def change(length=151):
        kind = f"ALTER TABLE accounts_user ALTER COLUMN name TYPE varchar({length})"
        with connection.cursor() as cursor:
            # SQLite knows no lengths; this makes it plan anew as well.
            cursor.execute(kind if connection.vendor == "postgresql" else "ANALYZE")
        connection.close()

    yield change
    change(150)


@pytest.mark.django_db(transaction=True)
def test_what_follows_a_transaction_that_was_broken_off_is_written(partner):
    fields = record_fields(partner, ts=timezone.now())
    with transaction.atomic():
        connection.close()

    for _ in range(4):
        CompiledInsert(UsageRecord).run(fields)
    connection.close()

    assert UsageRecord.objects.count() == 4


def test_places_are_numbered_and_percent_signs_left():
    assert numbered("SELECT '%%s', %s, '100%%' WHERE a = %s") == (
        b"SELECT '%s', $1, '100%' WHERE a = $2"
    )
