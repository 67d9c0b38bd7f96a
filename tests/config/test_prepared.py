"""Statements give what the database's cursors give, on PostgreSQL too, where libpq itself runs them."""

from datetime import datetime

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection

from accounts.models import User
from config.compiled import CompiledQuery
from config.db import here
from config.statement import Borrowed, Statement
from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)
VALUES = [
    ("text", "a'b\\cé"),
    ("text", ""),
    ("bigint", 1),
    ("bigint", 2**40),
    ("double precision", 1.5),
    ("text", None),
]


@pytest.fixture(autouse=True)
def _in_the_pool():
    connection.close()


@pytest.fixture
def on_postgres():
    return connection.vendor == "postgresql"


@pytest.mark.parametrize(("kind", "value"), VALUES, ids=str)
def test_a_value_comes_back_as_it_was(kind, value):
    statement = Statement(f"SELECT CAST(%s AS {kind})")

    assert [statement.rows([value]) for _ in range(2)] == [[(value,)]] * 2


def test_a_number_may_be_larger_than_the_first_one():
    statement = Statement("SELECT CAST(%s AS bigint) + 1")

    assert [statement.rows([number]) for number in (1, 2**40)] == [[(2,)], [(2**40 + 1,)]]


def test_what_answers_with_nothing_gives_no_rows():
    assert Statement("DELETE FROM accounts_user WHERE email = %s").rows(["nobody"]) == []


@pytest.mark.parametrize("text", ["2026-02-25T12:00:00.000005Z", "1999-12-31T23:59:59Z"])
def test_a_time_is_read_as_the_orm_reads_it(text):
    moment = datetime.fromisoformat(text)
    user = make_user(last_login=moment)
    connection.close()
    query = CompiledQuery(User.objects.filter(email="{email}").values_list("last_login"))

    assert query.rows({"{email}": user.email}) == [[moment]]
    assert User.objects.get().last_login == moment


def test_it_is_prepared_once_on_a_connection(on_postgres):
    kept = "SELECT count(*) FROM pg_prepared_statements WHERE name = %s"
    statement = Statement(kept if on_postgres else "SELECT 1 WHERE %s <> ''")

    assert [statement.rows([statement.name.decode()]) for _ in range(3)] == [[(1,)]] * 3


def test_errors_are_those_of_django():
    with pytest.raises(IntegrityError):
        Statement("INSERT INTO accounts_user (email) VALUES (%s)").rows(["a@example.com"])
    with pytest.raises(DatabaseError):
        Statement("SELECT nothing").rows([])


def test_a_statement_that_was_let_go_of_is_prepared_again(on_postgres):
    statement = Statement("SELECT CAST(%s AS bigint)")
    statement.rows([1])

    with Borrowed(here()) as raw:
        raw.execute("DEALLOCATE ALL" if on_postgres else "SELECT 1")

    assert statement.rows([2]) == [(2,)]


def test_a_connection_that_broke_is_an_error_once(on_postgres):
    end = "SELECT pg_terminate_backend(pg_backend_pid())" if on_postgres else "no database"
    with pytest.raises(OperationalError):
        Statement(end).rows([])

    assert Statement("SELECT 1").rows([]) == [(1,)]
