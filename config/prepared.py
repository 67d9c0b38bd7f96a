"""Statements prepared on connections of psycopg, and run by libpq itself: one step, with nothing to wait for between.

psycopg's cursors are made to work in many small steps, so that others may go on meanwhile. Our threads only wait.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from psycopg import RawCursor
from psycopg.adapt import AdaptersMap, Loader, PyFormat, Transformer
from psycopg.errors import InvalidSqlStatementName, OperationalError, error_from_result
from psycopg.pq import ExecStatus

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.pq.abc import PGresult

Rows = list[tuple[Any, ...]]
GOOD = frozenset({ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK})


class Moment(Loader):
    """A time as a connection in UTC writes it; psycopg takes it apart to find out in which style it is written."""

    def load(self, data: Any) -> datetime:
        return datetime.fromisoformat(str(data, "ascii"))


class Adapting:
    """psycopg's adapters of a connection, but for times."""

    def __init__(self, raw: "Connection") -> None:
        self.connection, self.adapters = raw, AdaptersMap(raw.adapters)
        self.adapters.register_loader("timestamptz", Moment)


class Prepared:
    """One statement on one connection, with psycopg's adapters between its values and their texts.

    The types of values are PostgreSQL's to find: of a number psycopg would tell the smallest that holds it.
    """

    def __init__(self, raw: "Connection", name: bytes, sql: bytes) -> None:
        self.database, self.name = raw.pgconn, name
        self.adapters, self.knows_columns = Transformer(Adapting(raw)), False
        good(self.database.prepare(name, sql))

    def rows(self, params: Sequence[Any]) -> Rows:
        """Run and return all rows. Raises psycopg's errors."""
        adapters = self.adapters
        texts = adapters.dump_sequence(params, (PyFormat.TEXT,) * len(params))
        found = good(self.database.exec_prepared(self.name, texts))
        adapters.set_pgresult(found, set_loaders=not self.knows_columns)
        self.knows_columns = True
        return adapters.load_rows(0, found.ntuples, tuple)


def rows(raw: "Connection", name: bytes, sql: bytes, params: Sequence[Any]) -> Rows:
    """Run a statement on a connection; where that may keep plans, under its name, prepared when it is run first.

    In a transaction it is psycopg that has to begin it.
    """
    if raw.prepare_threshold is None or not raw.autocommit:
        cursor = RawCursor(raw).execute(sql, params)
        return cursor.fetchall() if cursor.description else []
    kept: dict[bytes, Prepared] = vars(raw).setdefault("kept_statements", {})
    if name not in kept:
        kept[name] = Prepared(raw, name, sql)
    try:
        return kept[name].rows(params)
    except InvalidSqlStatementName:  # after a rollback psycopg lets go of all that was prepared
        kept[name] = Prepared(raw, name, sql)
        return kept[name].rows(params)


def good(result: "PGresult") -> "PGresult":
    """Return a result, or raise the error that it is."""
    if result.status in GOOD:
        return result
    error = error_from_result(result)
    # What has no code was said by libpq, not by the server: the connection broke.
    raise error if error.sqlstate else OperationalError(str(error))
