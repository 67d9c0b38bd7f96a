"""The cache while Redis is away: pages and wrong keys are answered, and limited, as ever."""

import time

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client

from accounts.keys import new_key
from config import cache as config_cache
from tests.conftest import Api
from tests.factories import make_user

NOWHERE = "redis://127.0.0.1:1/0"
LOGIN = "/accounts/login/"


class Refusing:
    """Stands in for Redis: keeps values as it does, and can be away."""

    def __init__(self, server, params):
        self.kept = config_cache.LocMemCache("stands in for redis", params)
        self.away = False

    def __getattr__(self, name):
        if self.away:
            raise config_cache.RedisError("no route")
        return getattr(self.kept, name)


@pytest.fixture(autouse=True)
def _within_one_minute():
    with time_machine.travel("2026-11-22T12:00:10Z", tick=False):
        yield


@pytest.fixture
def unreachable(settings):
    """The cache of an installation whose Redis does not answer."""
    settings.CACHES = {"default": {"BACKEND": "config.cache.FallbackCache", "LOCATION": NOWHERE}}
    yield caches["default"]
    caches["default"].clear()
    config_cache.outage.forget()


@pytest.fixture
def store(unreachable, monkeypatch):
    """A store that answers until it is told not to."""
    store = Refusing("", {})
    monkeypatch.setattr(caches["default"], "redis", store)
    monkeypatch.setattr("config.outage.SKIP_SECONDS", 0.0)
    yield store
    store.kept.clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("unreachable")
def test_guessing_a_password_ends_after_five_tries(client):  # promise 99
    user = make_user(email="ada@example.com", password="correct horse battery")

    tries = [client.post(LOGIN, {"login": user.email, "password": f"no{n}"}) for n in range(6)]

    assert [answer.status_code for answer in tries] == [200] * 6
    assert b"Too many failed login attempts" not in tries[4].content
    assert b"Too many failed login attempts" in tries[5].content


@pytest.mark.django_db
@pytest.mark.usefixtures("unreachable")
def test_the_right_password_is_let_in():
    make_user(email="ada@example.com", password="correct horse battery")
    sent = {"login": "ada@example.com", "password": "correct horse battery"}

    assert Client().post(LOGIN, sent).status_code == 302


@pytest.mark.django_db
@pytest.mark.usefixtures("unreachable")
def test_wrong_keys_are_refused_and_then_not_even_read():  # promise 66, 99
    answers = [Api(new_key().text).get("/api/v1/accounts").status_code for _ in range(103)]

    assert answers == [401] * 101 + [429] * 2


@pytest.mark.usefixtures("unreachable")
def test_an_outage_is_logged_once_and_so_is_its_end(caplog, store):
    cache = caches["default"]
    store.away = True
    for number in range(5):
        cache.set(f"key-{number}", number)
    store.away = False
    cache.get("key-1")
    cache.get("key-1")

    assert [record.getMessage() for record in caplog.records] == [
        "cache: redis is away (RedisError), counting locally",
        "cache: redis is back",
    ]


def test_what_was_kept_during_an_outage_is_no_news_in_the_next(store):
    cache = caches["default"]
    store.away = True
    cache.set("key", "of the first outage")
    store.away = False
    cache.set("key", "of redis")
    store.away = True

    assert cache.get("key") is None


def test_every_operation_goes_on(unreachable):
    cache = unreachable

    assert cache.add("n", 1)
    assert not cache.add("n", 5)
    assert (cache.incr("n"), cache.decr("n", 2), cache.get("n")) == (2, 0, 0)
    assert cache.touch("n", 60)
    assert "n" in cache
    cache.set_many({"a": 1, "b": 2})
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
    assert cache.delete("a")
    assert not cache.delete("a")
    with pytest.raises(ValueError, match="not found"):
        cache.incr("a")


def test_between_its_tries_it_does_not_wait_for_redis(unreachable, monkeypatch):
    unreachable.get("first")  # finds out
    asked = []
    monkeypatch.setattr(unreachable, "redis", asked.append)

    began = time.monotonic()
    for _ in range(1000):
        unreachable.get("more")

    assert asked == []
    assert time.monotonic() - began < config_cache.TIMEOUT


def test_a_count_that_an_outage_cut_in_two_stops_nobody(client, store, db, monkeypatch):
    """The key was there when it was looked for, and gone with Redis before it was raised."""
    add = store.kept.add

    def add_and_leave(key, *more):
        added = add(key, *more) and False
        store.away = True
        return added

    monkeypatch.setattr(store.kept, "add", add_and_leave)

    assert client.get("/connect/done").status_code == 400
