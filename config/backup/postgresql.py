"""PostgreSQL through its own pg_dump and pg_restore, at one moment that we hold."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from config.backup.programs import find, run
from config.backup.refusal import Refused

NOT_TOLD = {"password", "prepare_threshold"}  # a secret, and no option of libpq
OURS_ALONE = ("--no-owner", "--no-privileges")  # the restoring user owns everything


@contextmanager
def snapshot() -> Iterator[Callable[[Path], None]]:
    """Hold one moment of the database; yield what writes it into a file."""
    with session() as own:
        program = find("pg_dump", major(own))
        yield partial(dump, own, program, moment_of(own))


def moment_of(own: psycopg.Connection) -> str:
    """Return the name of the moment that a connection holds from now on."""
    try:
        own.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        [moment] = own.execute("SELECT pg_export_snapshot()").fetchone()
    except psycopg.Error as exc:
        raise Refused(f"The database gives no snapshot: {type(exc).__name__}.") from exc
    return moment


def dump(own: psycopg.Connection, program: Path, moment: str, path: Path) -> None:
    options = ("--format=custom", *OURS_ALONE, f"--snapshot={moment}", f"--file={path}")
    run(program, *options, f"--dbname={address()}", password=own.info.password)


def refuse_unreadable(path: Path) -> None:
    """Refuse a dump that this machine's pg_restore cannot read."""
    with session() as own:
        run(find("pg_restore", major(own)), "--file=/dev/null", str(path))


def load(path: Path) -> None:
    """Put the dump in the place of everything, in one transaction."""
    script, first = path.with_suffix(".sql"), path.with_suffix(".first.sql")
    with session() as own:
        first.write_text(removal(own))
        restore, psql = find("pg_restore", major(own)), find("psql", major(own))
        run(restore, "--clean", "--if-exists", *OURS_ALONE, f"--file={script}", str(path))
        options = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        files = (f"--file={first}", f"--file={script}", "--output=/dev/null")
        run(psql, *options, *files, f"--dbname={address()}", password=own.info.password)


def removal(own: psycopg.Connection) -> str:
    """Return the statements that remove every table: a newer schema has some that the dump does not know."""
    tables = map(Identifier, connection.introspection.table_names())
    drops = (SQL("DROP TABLE {} CASCADE;\n").format(table).as_string(own) for table in tables)
    return "SET lock_timeout = '10s';\nSET client_min_messages = warning;\n" + "".join(drops)


@contextmanager
def session() -> Iterator[psycopg.Connection]:
    """Open a connection beside the pool's, which gives its own back in between."""
    parameters = connection.get_connection_params() | {"autocommit": True}
    try:
        own = psycopg.connect(**parameters)
    except psycopg.Error as exc:
        raise Refused("The database does not let us in. Look at DATABASE_URL.") from exc
    with closing(own):
        yield own


def address() -> str:
    """Return what DATABASE_URL says, without the password, as libpq reads it.

    Not as the connection has it: psycopg brings a newer libpq, with options that an older one refuses.
    """
    said = connection.get_connection_params().items()
    kept = {name: value for name, value in said if isinstance(value, str | int)}
    return make_conninfo(**{name: kept[name] for name in kept.keys() - NOT_TOLD})


def major(own: psycopg.Connection) -> int:
    """Return the server's version, such as 15."""
    return own.info.server_version // 10_000
