"""What an Idempotency-Key costs, pinned; without one a call costs what it did."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from config import http
from tests.idempotency.conftest import ISSUE, ISSUES, UPSTREAM

SAVEPOINTS = {"SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT"}


def statements(call):
    with CaptureQueriesContext(connection) as queries:
        call()
    verbs = [" ".join(query["sql"].split()[:3]).replace('"', "") for query in queries]
    return [verb for verb in verbs if verb.split()[0] not in SAVEPOINTS]


def told(verb):
    return verb.split()[0] + (" idempotency" if "idempotency" in verb else "")


def test_one_insert_and_one_update_for_the_first_and_one_look_for_a_repeat(acting, upstream):
    upstream.post(UPSTREAM, status=201, json={})
    acting.write(ISSUES, ISSUE, once="warm")

    first = statements(lambda: acting.write(ISSUES, ISSUE))
    again = statements(lambda: acting.write(ISSUES, ISSUE))
    plain = statements(lambda: acting.post_json(ISSUES, ISSUE))

    assert [told(verb) for verb in plain] == ["SELECT", "INSERT"]
    assert [told(verb) for verb in first] == [
        "SELECT",
        "INSERT idempotency",
        "UPDATE idempotency",
        "INSERT",
    ]
    assert [told(verb) for verb in again][:2] == ["SELECT", "INSERT idempotency"]
    assert len(again) == 4


def test_no_transaction_is_open_while_the_provider_is_asked(acting, upstream, monkeypatch):
    upstream.post(UPSTREAM, status=201, json={})
    depths, send = [], http.send

    def noting(*given, **named):
        depths.append(len(connection.savepoint_ids))
        return send(*given, **named)

    monkeypatch.setattr(http, "send", noting)
    acting.write(ISSUES, ISSUE)

    assert depths == [len(connection.savepoint_ids)]
