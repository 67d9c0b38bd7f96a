"""Limits are exact however many threads and processes call at once."""

from uuid import uuid4

import pytest
import requests
from django.utils import timezone

from billing.limits.local_meter import LocalMeter
from billing.limits.redis_meter import RedisMeter
from billing.limits.standing import Budget, Standing
from billing.limits.windows import windows_of
from billing.models import Plan, UsageRecord
from tests.billing.web_server import WebServer
from tests.factories import subscribe
from tests.refresh.together import at_once
from tests.security import other_process

QUOTA, CALLERS, PROCESSES = 100, 50, 4


def asker(meter, standing, quota=QUOTA):
    """Return a function that makes one call and says whether it was admitted."""
    now = timezone.now()

    def ask():
        return meter.admit(standing, windows_of(standing, now), lambda *_: 0)[1] is None

    return ask


def standing(**fields):
    limits = {"per_minute": 10**6, "per_day": None, "per_month": QUOTA} | fields.pop("limits", {})
    return Standing("partner", uuid4(), Plan(**limits), **fields)


LIMITED = {
    "month": {},
    "minute": {"limits": {"per_minute": QUOTA, "per_month": -1}},
    "day": {"limits": {"per_day": QUOTA, "per_month": None}},
    "key": {"limits": {"per_month": -1}, "budgets": (Budget("key", uuid4(), QUOTA),)},
}


@pytest.fixture(params=["in this process", "in Redis"])
def meter(request, own_redis):
    return LocalMeter() if request.param == "in this process" else RedisMeter(own_redis.url)


@pytest.mark.parametrize("window", LIMITED)
def test_fifty_threads_get_exactly_the_quota(meter, window):  # promise 96
    ask = asker(meter, standing(**LIMITED[window]))

    admitted = at_once(CALLERS, lambda: [ask() for _ in range(4)])

    assert sum(sum(each) for each in admitted) == QUOTA


def test_what_is_given_back_meanwhile_is_admitted_again(meter):  # promise 96
    """Every second admitted call turns out not to count."""
    mine = standing()
    now = timezone.now()
    windows = windows_of(mine, now)
    ask = asker(meter, mine)

    def calls():
        kept = 0
        for number in range(8):
            if ask():
                kept += number % 2
                if number % 2 == 0:
                    meter.give_back(mine, windows[1:])
        return kept

    kept = sum(at_once(CALLERS, calls))

    assert kept == meter.peek(mine, windows, lambda *_: 0)[0][1] == QUOTA


PROCESS = """
import time
from uuid import UUID
from tests.billing.test_parallel_calls import PROCESSES, RedisMeter, Standing, asker, standing
from tests.refresh.together import at_once

meter = RedisMeter({url!r})
ask = asker(meter, Standing("partner", UUID({subject!r}), standing().plan))
meter.client.incr("ready")
while int(meter.client.get("ready")) < PROCESSES:
    time.sleep(0.01)
print(sum(sum(each) for each in at_once(10, lambda: [ask() for _ in range(20)])))
"""


def test_several_processes_get_exactly_the_quota_together(own_redis):  # promise 96
    code = PROCESS.format(url=own_redis.url, subject=str(uuid4()))

    ended = at_once(PROCESSES, lambda: other_process.run(code))

    assert sum(int(each.stdout) for each in ended) == QUOTA


@pytest.fixture
def server(settings, tmp_path, own_redis):
    """Gunicorn with two workers that count in one Redis."""
    settings.WORKERS, settings.THREADS = 2, 16
    server = WebServer(
        tmp_path / "server.log",
        WORKERS="2",
        THREADS="16",
        LOG_LEVEL="WARNING",
        REDIS_URL=own_redis.url,
    )
    yield server
    server.stop()


@pytest.mark.django_db(transaction=True)
def test_a_free_plan_is_never_exceeded_over_http(server, api, partner):  # promise 96, 102
    plan = Plan.objects.create(family="partner", slug="tight", per_minute=10**6, per_month=QUOTA)
    partner.subscription.plan = plan
    partner.subscription.save()
    url, key = (
        f"http://127.0.0.1:{server.port}/api/v1/accounts",
        {"Authorization": f"Bearer {api.key}"},
    )

    def calls():
        with requests.Session() as session:
            return [session.get(url, headers=key, timeout=30) for _ in range(4)]

    answers = [answer for each in at_once(CALLERS, calls) for answer in each]

    statuses = [answer.status_code for answer in answers]
    assert (statuses.count(200), statuses.count(429)) == (QUOTA, 4 * CALLERS - QUOTA)
    left = sorted(int(a.headers["X-RateLimit-Remaining"]) for a in answers if a.ok)
    assert left == list(range(QUOTA))
    assert UsageRecord.objects.filter(counted=True).count() == QUOTA


@pytest.mark.django_db(transaction=True)
def test_a_metered_plan_counts_every_call_past_its_quota(server, api, partner):  # promise 102
    Plan.objects.filter(family="partner", slug="pro").update(per_minute=10**6, per_month=20)
    subscribe(partner, "pro")
    url, key = (
        f"http://127.0.0.1:{server.port}/api/v1/accounts",
        {"Authorization": f"Bearer {api.key}"},
    )

    answers = at_once(CALLERS, lambda: requests.get(url, headers=key, timeout=30))

    assert {answer.status_code for answer in answers} == {200}
    assert UsageRecord.objects.filter(counted=True).count() == CALLERS
