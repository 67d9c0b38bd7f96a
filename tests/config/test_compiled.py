"""Statements that are compiled once: new values each time, and right after a migration."""

import pytest
from django.db import NotSupportedError
from django.utils import timezone

from accounts.models import User
from billing.models import UsageRecord
from config import compiled
from config.compiled import CompiledInsert, CompiledQuery
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


@pytest.mark.django_db
def test_an_insert_writes_what_the_orm_would(partner):
    fields = record_fields(partner, ts=timezone.now(), stages={"auth": 1.5})

    UsageRecord.objects.create(**fields)
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
    fetched, asked = compiled.fetched, []

    def broken_once(*args):
        asked.append(args)
        if len(asked) == 1:
            raise NotSupportedError("cached plan must not change result type")
        return fetched(*args)

    monkeypatch.setattr(compiled, "fetched", broken_once)

    assert people().rows({"{email}": "ada@example.com"}) == [["ada@example.com", False]]
    assert len(asked) == 2


@pytest.mark.django_db
def test_inside_a_transaction_a_broken_plan_is_an_error(monkeypatch):
    def broken(*args):
        raise NotSupportedError("cached plan must not change result type")

    monkeypatch.setattr(compiled, "fetched", broken)

    with pytest.raises(NotSupportedError):
        people().rows({"{email}": "ada@example.com"})
