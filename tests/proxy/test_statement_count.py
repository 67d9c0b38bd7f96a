"""What one proxied GET asks of the database and of Redis, pinned."""

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext
from redis.connection import AbstractConnection

from accounts.keys import new_key
from accounts.models import ConnectedAccount
from billing.models import Plan, Subscription
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key, make_user

REPOS = "/api/v1/github/repos"


@pytest.fixture
def warm(acting, upstream):
    """A caller whose key was used within the minute, and whose windows are known."""
    upstream.get("https://api.github.com/user/repos", json=[])
    acting.get(REPOS)
    return acting


@pytest.fixture
def redis_trips(monkeypatch):
    """Note every command or pipeline that is sent to Redis."""
    sent, send = [], AbstractConnection.send_packed_command

    def note(self, command, *args, **kwargs):
        sent.append(b"".join(command) if isinstance(command, list) else command)
        return send(self, command, *args, **kwargs)

    monkeypatch.setattr(AbstractConnection, "send_packed_command", note)
    return sent


def statements(caller, path=REPOS, **extra):
    with CaptureQueriesContext(connection) as queries:
        response = caller.get(path, **extra)
    return response.status_code, [query["sql"].split()[0] for query in queries]


def test_a_good_call_reads_once_and_writes_once(warm):
    assert statements(warm) == (200, ["SELECT", "INSERT"])


def test_a_call_goes_to_redis_once_at_most(warm, redis_trips, settings):
    warm.get(REPOS)

    assert len(redis_trips) == (1 if settings.REDIS_URL else 0)
    assert all(b"EVALSHA" in trip for trip in redis_trips)


@pytest.mark.parametrize("many", [1, 25])
def test_the_number_does_not_grow_with_the_tenant(warm, account, partner, many):
    for number in range(many):
        make_integration(make_account(partner, f"other-{number}"))
        make_key(partner)

    assert statements(warm) == (200, ["SELECT", "INSERT"])


def test_bad_arguments_cost_no_more(warm):
    assert statements(warm, f"{REPOS}?limit=x") == (400, ["SELECT", "INSERT"])


def test_an_unknown_account_costs_no_more(warm):
    assert statements(warm.acting_for("nobody")) == (404, ["SELECT", "INSERT"])


def test_a_wrong_key_reads_once_and_writes_nothing(warm):
    assert statements(Api(new_key().text, "user-123")) == (401, ["SELECT"])


def test_a_write_costs_what_a_read_costs(acting, upstream):
    upstream.post("https://api.github.com/repos/octo/hello/issues", json={"number": 7}, status=201)
    acting.post_json(f"{REPOS}/octo/hello/issues", {"title": "Crash"})

    with CaptureQueriesContext(connection) as queries:
        acting.post_json(f"{REPOS}/octo/hello/issues", {"title": "Crash"})

    assert [query["sql"].split()[0] for query in queries] == ["SELECT", "INSERT"]


def test_a_personal_key_without_a_partner_costs_no_more(db, upstream):
    upstream.get("https://api.github.com/user/repos", json=[])
    user = make_user()
    Subscription.objects.create(
        user=user, plan=Plan.objects.get(family="personal", is_default=True)
    )
    make_integration(ConnectedAccount.objects.own_of(user))
    person = Api(make_key(user, "personal"))
    person.get(REPOS)

    assert statements(person) == (200, ["SELECT", "INSERT"])


def test_no_statement_of_a_call_is_compiled(warm, monkeypatch):
    compiled = []
    monkeypatch.setattr(SQLCompiler, "as_sql", lambda *_, **__: compiled.append(1))

    assert warm.get(REPOS).status_code == 200
    assert compiled == []
