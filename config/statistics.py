"""What SQLite's planner knows of the tables: nothing, until it is told to look. PostgreSQL looks by itself."""

from django.db import connection

# Rows of each index that are looked at: milliseconds for any table, and near enough to choose an index by.
LOOKED_AT = 1_000


def gather() -> int:
    """Let SQLite look at its tables anew; return how many it knows (job `gather_statistics`)."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT:d}")
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(DISTINCT tbl) FROM sqlite_stat1")
        return cursor.fetchone()[0]
