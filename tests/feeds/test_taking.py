"""The address that providers deliver to: what is taken there, what is refused, and how it is said."""

import json
import logging
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from billing.models import UsageRecord
from inbox.feeds import addressing
from inbox.models import Arrival
from integrations import disconnecting
from providers.spec import Notice, Reply
from providers.verifying.by_item import ByItem
from tests.factories import make_account
from tests.feeds import made_up
from tests.feeds.made_up import FEED, SECRET, connect, deliver, install, subscribe

pytestmark = pytest.mark.django_db
PATH = "/api/v1/webhooks/github"


@pytest.fixture
def feed(monkeypatch):
    return install(monkeypatch)


def stored():
    return list(Arrival.objects.order_by("id"))


def with_(monkeypatch, **fields):
    return install(monkeypatch, replace(FEED, **fields))


# --- What is stored -------------------------------------------------------------------------------


# promise 111
def test_everything_that_one_delivery_tells_is_stored_with_it(feed, client):
    items = [{"id": f"n{n}", "payload": {"n": n}, "summary": f"Nr {n}"} for n in range(100)]

    assert deliver(client, *items).status_code == 200

    rows = stored()
    assert [(r.delivery_id, r.summary, r.payload) for r in rows] == [
        (f"n{n}", f"Nr {n}", {"n": n}) for n in range(100)
    ]
    assert {(r.status, tuple(r.about), r.type) for r in rows} == {
        ("waiting", ("thing:1",), "thing.happened")
    }


# promise 112
def test_a_delivery_without_ids_is_known_by_its_bytes_and_the_place_in_it(feed, client):
    for _ in range(2):
        deliver(client, {"payload": {"n": 1}}, {"payload": {"n": 1}})
    deliver(client, {"payload": {"n": 2}})

    assert [row.payload["n"] for row in stored()] == [1, 1, 2]


def test_what_a_database_would_refuse_is_taken_out_and_what_is_too_long_is_cut(feed, client):
    deep = {"a": 1}
    for _ in range(30):
        deep = {"in": deep}
    nasty = {
        "id": "i" * 400,
        "type": "t" * 80,
        "summary": "A\0B\ud800" + "x" * 600,
        "about": ["thing:1", "a" * 300],
        "payload": {"k\0ey": "v\ud800\0", "deep": deep, "nan": float("nan")},
    }

    assert deliver(client, nasty).status_code == 200

    row = stored()[0]
    assert (len(row.delivery_id), len(row.type), len(row.summary)) == (64, 60, 500)
    assert row.summary.startswith("ABxxx")
    assert row.summary.endswith("…")
    assert [len(name) for name in row.about] == [7, 255]
    assert row.payload["key"] == "v"
    assert row.payload["nan"] is None
    assert "…" in json.dumps(row.payload["deep"], ensure_ascii=False)


def test_taking_a_delivery_costs_one_statement_however_much_it_tells(feed, client):
    for number in (1, 50):
        with CaptureQueriesContext(
            connection,
        ) as statements:
            deliver(client, *({"id": f"{number}-{n}"} for n in range(number)))
        asked = [q["sql"] for q in statements if "SAVEPOINT" not in q["sql"]]
        assert len(asked) == 1, asked


# promise 111
def test_taking_a_delivery_asks_nobody_over_the_network(feed, client, upstream):
    assert deliver(client, {"id": "n1", "needs_fetch": True}).status_code == 200

    assert stored()[0].needs_fetch
    assert len(upstream.calls) == 0


# --- Addresses ------------------------------------------------------------------------------------


def test_addresses_that_nobody_has_are_the_same_404(feed, client, partner, monkeypatch):
    monkeypatch.delenv("WEBHOOK_SECRET_SLACK", raising=False)
    monkeypatch.setattr("providers.oauth_apps.is_played", lambda provider: False)
    monkeypatch.setattr("inbox.feeds.secrets.is_played", lambda provider: False)
    paths = [
        "/api/v1/webhooks/nobody",
        "/api/v1/webhooks/linkedin",
        "/api/v1/webhooks/slack",
        f"{PATH}/no-such-token",
        "/api/v1/webhooks/nobody/x",
    ]

    answers = [client.generic("POST", path, b"{}", "application/json") for path in paths]

    assert [answer.status_code for answer in answers] == [404] * 5
    bodies = [answer.json() for answer in answers]
    assert all(body.pop("request_id") for body in bodies)
    assert all(body == bodies[0] for body in bodies)
    assert bodies[0]["error"] == "No deliveries are taken at this address"
    assert bodies[0]["error_code"] == "NOT_FOUND"


def test_the_operator_is_told_once_which_secret_is_missing(client, monkeypatch, caplog):
    install(monkeypatch)
    monkeypatch.delenv("WEBHOOK_SECRET_GITHUB")
    monkeypatch.setattr("inbox.feeds.secrets.is_played", lambda provider: False)
    addressing.say_once.cache_clear()

    answers = [deliver(client, {}).status_code for _ in range(3)]

    assert answers == [404] * 3
    said = [r.getMessage() for r in caplog.records if r.name == "patchbay.feeds"]
    assert said == ["deliveries refused: set WEBHOOK_SECRET_GITHUB"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_405(feed, client, method):
    answer = client.generic(method, PATH)

    assert answer.status_code == 405
    assert "POST" in answer["Allow"]


# promise 111
def test_a_large_body_is_refused_before_it_is_read(feed, client):
    answer = client.generic("POST", PATH, b" " * (1024 * 1024 + 1), "application/json")

    assert (answer.status_code, answer.json()["error_code"]) == (413, "PAYLOAD_TOO_LARGE")


def test_any_content_type_is_taken(feed, client):
    body = json.dumps([{"id": "n1"}]).encode()

    answer = client.generic("POST", PATH, body, "text/plain", headers=made_up.sign(body))

    assert (answer.status_code, len(stored())) == (200, 1)


# --- Secrets --------------------------------------------------------------------------------------


# promise 111
def test_secrets_are_rotated_side_by_side(feed, client, monkeypatch):
    monkeypatch.setenv("WEBHOOK_SECRET_GITHUB", f"new-one, {SECRET}")

    codes = [deliver(client, {"id": s}, secret=s).status_code for s in ("new-one", SECRET, "third")]

    assert codes == [200, 200, 401]


def test_a_secret_may_be_in_a_file(feed, client, monkeypatch, tmp_path):
    monkeypatch.delenv("WEBHOOK_SECRET_GITHUB")
    (tmp_path / "secret").write_text("in-the-file\n")
    monkeypatch.setenv("WEBHOOK_SECRET_GITHUB_FILE", str(tmp_path / "secret"))

    assert deliver(client, {}, secret="in-the-file").status_code == 200


def test_a_feed_of_the_oauth_client_is_signed_with_its_secret(client, monkeypatch):
    with_(monkeypatch, secrets="client")
    monkeypatch.delenv("WEBHOOK_SECRET_GITHUB")
    own = SimpleNamespace(client_secret="secret-of-the-client")
    monkeypatch.setattr("inbox.feeds.secrets.client_of", lambda provider: own)

    assert deliver(client, {}, secret="secret-of-the-client").status_code == 200
    assert deliver(client, {}, secret="").status_code == 401


# promise 111
def test_nothing_is_signed_with_an_empty_secret(feed, client, monkeypatch):
    monkeypatch.setenv("WEBHOOK_SECRET_GITHUB", " , ,")
    monkeypatch.setattr("inbox.feeds.secrets.is_played", lambda provider: False)

    assert deliver(client, {}, secret="").status_code == 404


# promise 111
def test_a_forged_delivery_is_logged_without_what_it_brought(feed, client, caplog):
    answer = deliver(client, {"summary": "mallory"}, secret="not-the-secret")

    assert answer.status_code == 401
    (record,) = [r for r in caplog.records if r.name == "patchbay.feeds"]
    assert (record.provider, record.reason) == ("github", "X-Signature does not fit")
    said = json.dumps(vars(record), default=str)
    assert [word for word in (SECRET, "mallory", "not-the-secret") if word in said] == []


# promise 111
def test_forged_deliveries_are_slowed_down_and_true_ones_from_there_are_not(feed, client, caplog):
    with caplog.at_level(logging.WARNING, "patchbay.feeds"):
        codes = [deliver(client, {}, secret="wrong").status_code for _ in range(65)]

    assert codes == [401] * 60 + [429] * 5
    assert len([r for r in caplog.records if r.name == "patchbay.feeds"]) == 60
    assert deliver(client, {"id": "true"}).status_code == 200


# --- Own addresses and subscriptions --------------------------------------------------------------


def test_an_own_address_has_a_secret_of_its_own(feed, client, partner):
    mine = subscribe(connect(make_account(partner, "ada")))
    other = subscribe(connect(make_account(partner, "bob")))
    path = f"{PATH}/{mine.path_token}"

    wrong = deliver(client, {"id": "n1"}, path=path, secret=other.secret)
    right = deliver(client, {"id": "n1"}, path=path, secret=mine.secret)

    assert (wrong.status_code, right.status_code) == (401, 200)
    (row,) = stored()
    assert (row.subscription, row.delivery_id) == (mine, f"{mine.pk}:n1")


@pytest.mark.django_db(transaction=True)
def test_what_comes_while_its_connection_ends_is_left_out(client, partner, monkeypatch):
    ada = connect(make_account(partner, "ada"))
    subscription = subscribe(ada)

    def read(delivery):
        disconnecting.disconnect(ada)
        return made_up.read(delivery)

    install(monkeypatch, replace(FEED, read=read))
    path = f"{PATH}/{subscription.path_token}"

    assert deliver(client, {}, path=path, secret=subscription.secret).status_code == 200
    assert stored() == []


# promise 112
def test_two_connections_are_told_of_the_same_thing_each_once(feed, client, partner):
    both = [subscribe(connect(make_account(partner, name))) for name in ("ada", "bob")]

    for _ in range(2):
        for each in both:
            deliver(client, {"id": "n1"}, path=f"{PATH}/{each.path_token}", secret=each.secret)

    assert [row.subscription for row in stored()] == both


def test_an_address_is_of_one_provider(feed, client, partner):
    mine = subscribe(connect(make_account(partner)))

    answer = client.generic("POST", f"/api/v1/webhooks/slack/{mine.path_token}", b"{}")

    assert answer.status_code == 404


# promise 111
def test_of_items_that_prove_themselves_only_the_true_are_taken(client, partner, monkeypatch):
    with_(monkeypatch, check=ByItem(), secrets="none")
    mine = subscribe(connect(make_account(partner, "ada")), remote_id="remote-1")
    other = subscribe(connect(make_account(partner, "bob")), remote_id="remote-2")

    mixed = deliver(
        client,
        {"id": "right", "subscription": "remote-1", "token": mine.secret},
        {"id": "of another", "subscription": "remote-1", "token": other.secret},
        {"id": "of nobody", "subscription": "remote-3", "token": mine.secret},
        {"id": "without", "subscription": "remote-1"},
        {"id": "by our id", "subscription": str(other.pk), "token": other.secret},
    )
    none = deliver(client, {"subscription": "remote-1", "token": "guessed"})
    empty = deliver(client)

    assert (mixed.status_code, none.status_code, empty.status_code) == (200, 401, 401)
    assert [(row.delivery_id, row.subscription) for row in stored()] == [
        (f"{mine.pk}:right", mine),
        (f"{other.pk}:by our id", other),
    ]


def test_a_name_that_two_subscriptions_have_is_neithers(feed, client, partner):
    for name in ("ada", "bob"):
        subscribe(connect(make_account(partner, name)), remote_id="17")

    deliver(client, {"subscription": "17", "about": []})

    assert stored()[0].subscription is None


@pytest.mark.parametrize("name", ["", "nul\0", "x" * 300, "\ud800", "no-uuid"])
def test_odd_names_of_subscriptions_are_nobodys(feed, client, name):
    assert deliver(client, {"subscription": name}).status_code == 200
    assert stored()[0].subscription is None


def test_what_a_subscription_needs_is_left_to_the_worker(feed, client, partner):
    row = subscribe(connect(make_account(partner)), remote_id="remote-1", due_at=None)

    deliver(client, {"subscription": "remote-1", "wants": Notice.RENEWAL})
    row.refresh_from_db()
    assert row.due_at is not None
    assert (row.status, row.remote_id) == ("active", "remote-1")

    deliver(client, {"subscription": "remote-1", "wants": Notice.ANEW})
    row.refresh_from_db()
    assert (row.status, row.remote_id, row.made_at) == ("waiting", "", None)
    assert stored() == []


# --- Answers --------------------------------------------------------------------------------------


def test_a_handshake_is_answered_and_stores_nothing(client, monkeypatch):
    with_(monkeypatch, greet=lambda delivery: Reply(202, "hello"))

    answer = deliver(client, {"id": "n1"})

    assert (answer.status_code, answer.content) == (202, b"hello")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert stored() == []


# promise 111
def test_only_a_handshake_that_comes_first_goes_without_a_check(client, monkeypatch):
    first = {"greet_first": lambda d: Reply(body=d.query["ask"]) if "ask" in d.query else None}
    with_(monkeypatch, **first)

    asked = client.post(f"{PATH}?ask=me%20<b>")
    told = client.post(PATH)

    assert (asked.status_code, asked.content) == (200, b"me <b>")
    assert asked["X-Content-Type-Options"] == "nosniff"
    assert asked["Content-Type"].startswith("text/plain")
    assert told.status_code == 401


@pytest.mark.parametrize("broken", [KeyError("x"), TypeError(), AttributeError(), ValueError()])
def test_a_form_that_a_definition_does_not_know_is_400_and_said(
    client, monkeypatch, caplog, broken
):
    def read(delivery):
        raise broken

    with_(monkeypatch, read=read)

    answer = deliver(client, {})

    assert (answer.status_code, answer.json()["error_code"]) == (400, "VALIDATION_ERROR")
    assert f"delivery not understood: {type(broken).__name__}" in caplog.text


def test_an_idempotency_key_of_a_provider_means_nothing_to_us(feed, client):
    answer = deliver(client, {"id": "n1"}, **{"Idempotency-Key": "abc"})

    assert (answer.status_code, len(stored())) == (200, 1)


def test_deliveries_are_no_usage(feed, client):
    deliver(client, {"id": "n1"})

    assert not UsageRecord.objects.exists()


def test_the_url_is_as_the_provider_knows_it(client, monkeypatch, settings):
    settings.PUBLIC_URL = "https://hooks.example"
    seen = []
    with_(monkeypatch, greet=lambda delivery: seen.append(delivery.url))

    deliver(client, {}, path=f"{PATH}?a=1&b=%20x")

    assert seen == [f"https://hooks.example{PATH}?a=1&b=%20x"]


# promise 111
def test_one_delivery_may_be_for_several_feeds(client, partner, monkeypatch):
    other = replace(FEED, slug="others", check=ByItem(), fetch=None)
    both = (replace(FEED, check=ByItem()), other)
    install(monkeypatch, feeds=both)
    integration = connect(make_account(partner))
    one, two = subscribe(integration), subscribe(integration, feed="others")

    deliver(
        client,
        *(
            {"id": "n", "subscription": str(s.pk), "token": s.secret, "needs_fetch": True}
            for s in (one, two)
        ),
    )

    assert [(row.feed, row.needs_fetch) for row in stored()] == [
        ("things", True),
        ("others", False),
    ]
