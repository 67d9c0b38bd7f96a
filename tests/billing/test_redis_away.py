"""A real Redis that is killed, hangs and comes back: calls are answered, quickly, and stay limited."""

import time

import pytest
import time_machine
from django.core.cache import caches

from billing.limits.meter import meter
from billing.limits.redis_meter import RedisMeter
from billing.models import Plan, UsageRecord
from config.cache import outage
from tests.config.test_metrics import Change
from tests.factories import make_user
from tests.refresh.together import at_once

ACCOUNTS = "/api/v1/accounts"


@pytest.fixture(autouse=True)
def _within_one_minute():
    with time_machine.travel("2026-02-25T12:00:05Z"):
        yield


@pytest.fixture
def redis(own_redis, monkeypatch):
    """The Redis that limits are counted in; it is asked again at once after it failed."""
    monkeypatch.setattr(meter(), "redis", RedisMeter(own_redis.url))
    monkeypatch.setattr("config.outage.SKIP_SECONDS", 0.0)
    yield own_redis
    meter().forget()


@pytest.fixture(autouse=True)
def twenty_a_month(partner):
    plan = Plan.objects.create(family="partner", slug="twenty", per_minute=1000, per_month=20)
    partner.subscription.plan = plan
    partner.subscription.save()
    return plan


def statuses(api, calls):
    return [api.get(ACCOUNTS).status_code for _ in range(calls)]


def counted():
    return UsageRecord.objects.filter(counted=True).count()


def test_a_killed_redis_and_a_new_empty_one(api, redis):  # promise 99
    before = statuses(api, 5)
    redis.kill()
    during = statuses(api, 7)
    redis.start()
    after = statuses(api, 10)

    assert before + during + after == [200] * 20 + [429] * 2
    assert counted() == 20


def test_a_redis_that_hangs_and_goes_on_with_what_it_was_asked(api, redis):  # promise 99
    """What it was asked while it hung it counts later; that is put right from the records."""
    before = statuses(api, 5)
    redis.hang()
    during = statuses(api, 7)
    redis.go_on()
    after = statuses(api, 10)

    assert before + during + after == [200] * 20 + [429] * 2
    assert counted() == 20


def test_a_quota_ends_during_an_outage_too(api, redis):  # promise 99
    statuses(api, 5)
    redis.kill()

    assert statuses(api, 17) == [200] * 15 + [429] * 2


def test_one_caller_waits_for_one_that_hangs_and_not_for_long(api, redis, monkeypatch):
    # promise 99
    monkeypatch.setattr("config.outage.SKIP_SECONDS", 60.0)
    statuses(api, 1)
    redis.hang()
    asked, ask = [], meter().redis.admit
    monkeypatch.setattr(meter().redis, "admit", lambda *call: asked.append(1) or ask(*call))

    began = time.monotonic()
    answers = statuses(api, 11)
    waited = time.monotonic() - began

    assert answers == [200] * 11
    assert len(asked) == 1
    assert waited < 10  # the client by itself would try again and again
    redis.go_on()


@pytest.mark.django_db(transaction=True)
def test_fifty_threads_in_an_outage_get_what_is_left_and_no_more(api, redis):  # promise 99
    statuses(api, 5)
    redis.kill()
    statuses(api, 1)

    answers = at_once(50, lambda: api.get(ACCOUNTS).status_code)

    assert (answers.count(200), answers.count(429)) == (14, 36)


def test_what_is_decided_locally_is_counted_and_logged_once(api, redis, caplog, client):
    alone = Change(client, "patchbay_limits_local_total")
    statuses(api, 2)
    redis.kill()
    statuses(api, 3)
    redis.start()
    statuses(api, 1)

    assert alone.now == 3
    said = [r.getMessage() for r in caplog.records if r.name == "patchbay.limits"]
    assert said == [
        "limits: redis is away (ConnectionError), counting locally",
        "limits: redis is back",
    ]


def test_minutes_go_on_where_the_outage_left_them(api, redis, twenty_a_month, monkeypatch):
    twenty_a_month.per_minute = 10
    twenty_a_month.save()
    statuses(api, 3)
    redis.hang()
    statuses(api, 4)
    redis.go_on()

    # Four counted here; of the hanging one's own it counts at least the three before.
    assert int(api.get(ACCOUNTS)["X-RateLimit-Minute-Remaining"]) <= 10 - 3 - 4 - 1


@pytest.fixture
def cache(own_redis, settings):
    """Django's cache in this Redis too."""
    place = {"BACKEND": "config.cache.FallbackCache", "LOCATION": own_redis.url}
    settings.CACHES = {"default": place}
    yield
    caches["default"].local.clear()
    outage.forget()


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("end", ["kill", "hang"])
def test_people_log_in_and_guessers_do_not(client, own_redis, settings, end):  # promise 99
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    user = make_user(email="ada@example.com", password="correct horse battery")
    page = "/accounts/login/"
    client.get(page)
    getattr(own_redis, end)()

    right = client.post(page, {"login": user.email, "password": "correct horse battery"})
    client.logout()
    wrong = [client.post(page, {"login": user.email, "password": "no"}) for _ in range(30)]

    assert right.status_code == 302
    assert [answer.status_code for answer in wrong] == [200] * 29 + [429]
    assert b"Too many failed login attempts" in wrong[5].content
