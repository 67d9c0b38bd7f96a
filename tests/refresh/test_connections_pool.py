"""While a provider is asked, no database connection and no transaction waits with us."""

import pytest
from django.db import connection as database

from config import http
from tests.refresh.processes import Processes

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_transaction_is_open_while_a_provider_is_asked(google, monkeypatch):
    google.expire()
    seen, send = [], http.send

    def watched(method, url, **given):
        pooled = database.settings_dict["OPTIONS"].get("pool")
        seen.append((database.in_atomic_block, bool(pooled) and database.connection is not None))
        return send(method, url, **given)

    monkeypatch.setattr(http, "send", watched)

    assert google.call().status_code == 200
    google.api.delete(f"/api/v1/accounts/{google.account.pk}")

    # The refresh, the call, the revocation: never in a transaction, never holding a pooled connection.
    assert seen == [(False, False)] * 3


def test_a_pool_of_one_serves_many_threads_while_the_provider_takes_its_time(google):
    google.fail(delay=0.4)
    google.fail("/calendar", delay=0.4, times=8)
    with Processes(google, 1, threads=8, DATABASE_POOL="1") as processes:
        google.expire()

        assert processes.call() == [200] * 8

    assert google.refreshes() == 1
