"""A database that nobody has prepared yet, of the kind that the suite runs on."""

import uuid
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.db import connection


@contextmanager
def blank_database():
    """Yield its DATABASE_URL; empty: SQLite in the DATA_DIR of whoever uses it."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"patchbay_blank_{uuid.uuid4().hex[:8]}"
    address, _, _ = settings.DATABASE_URL.rpartition("/")
    with psycopg.connect(f"{address}/postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield f"{address}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
