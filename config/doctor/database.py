"""The database: reachable, migrated, new enough, with connections for everybody."""

import time
from collections.abc import Iterator
from contextlib import closing

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from config.doctor.clocks import compared
from config.doctor.system_checks import finding
from config.findings import Finding, advice, fact, problem
from config.processes.connection_checks import check_connections
from config.processes.turns import DatabaseUnreachable, server_connection

OLDEST = 140_000  # PostgreSQL 14: what Django 5.2 needs


def reaches() -> Iterator[Finding]:
    """Say whether the database lets us in; whatever else is asked of it is asked only then."""
    if connection.vendor == "sqlite":
        yield from a_file()
        return
    try:
        with closing(server_connection()) as own:
            yield fact(f"PostgreSQL {own.info.server_version // 10_000} answers.")
    except DatabaseUnreachable as exc:
        yield problem(str(exc), "Start it, or correct DATABASE_URL.")


def a_file() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
    except Error:
        yield problem(
            f"{connection.settings_dict['NAME']} cannot be opened.", "Correct DATABASE_URL."
        )
        return
    if not settings.PUBLIC_IS_LOOPBACK:
        yield advice(
            "SQLite keeps everything in one file of this machine, and writes one thing at a time.",
            "Set DATABASE_URL to a PostgreSQL for anything but a trial.",
        )


def migrations() -> Iterator[Finding]:
    """Say what the database lacks."""
    executor = MigrationExecutor(connection)
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield problem(f"{len(plan)} migrations are not applied.", "./run manage migrate")


def server() -> Iterator[Finding]:
    """Look at PostgreSQL's version, its connections for all of us, and its clock."""
    if connection.vendor == "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        yield from compared("the database", time.time() - float(cursor.fetchone()[0]))
    yield from age(connection.pg_version)
    yield from map(finding, check_connections(databases=["default"]))


def age(version: int) -> Iterator[Finding]:
    if version < OLDEST:
        yield problem(f"PostgreSQL {version // 10_000} is too old.", "Update it to 14 or newer.")
