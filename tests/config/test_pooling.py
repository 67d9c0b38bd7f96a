"""The pool of connections: how soon it is there again once the database is."""

import time
from contextlib import suppress

from psycopg import OperationalError
from psycopg.pq import TransactionStatus
from psycopg_pool import ConnectionPool, PoolTimeout
from psycopg_pool.base import AttemptWithBackoff

from config.pooling import pool_options

FASTER = 10
OUTAGE = 20.0 / FASTER


class Connected:
    """What the pool asks of a connection; there is none before `returns`, by time.monotonic."""

    returns = 0.0
    autocommit, closed = True, False

    @classmethod
    def connect(cls, *_, **__):
        if time.monotonic() < cls.returns:
            raise OperationalError("Connection refused")
        made = cls()
        made.pgconn = type("PGconn", (), {"transaction_status": TransactionStatus.IDLE})
        return made

    def close(self):
        self.closed = True


def sooner(options):
    """Return options for a world in which everything happens in a tenth of the time."""
    waits = {name: seconds / FASTER for name, seconds in options.items() if "timeout" in name}
    return options | waits


# promise 135
def test_after_an_outage_the_first_who_waits_is_served(monkeypatch):
    monkeypatch.setattr(AttemptWithBackoff, "INITIAL_DELAY", 1.0 / FASTER)
    monkeypatch.setattr(Connected, "returns", time.monotonic() + OUTAGE)
    options = sooner(pool_options(4))

    with ConnectionPool("", connection_class=Connected, **options) as pool:
        while time.monotonic() < Connected.returns:
            with suppress(PoolTimeout):
                pool.putconn(pool.getconn())

        pool.putconn(pool.getconn())
