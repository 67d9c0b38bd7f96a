"""A worker killed in the middle of its work: nothing is lost, and nothing is told twice."""

import signal

import pytest
from django.utils import timezone

from inbox.models import Arrival, InboxEvent, WebhookMessage
from inbox.webhooks import endpoints
from tests.factories import make_account
from tests.feeds import made_up
from tests.feeds.sending import work_off
from tests.feeds.test_working import BY
from tests.security import other_process
from tests.security.other_process import DYING

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = (
    DYING
    + """
import pytest
from django.db import transaction
from inbox.feeds import giving, working
from tests.feeds import made_up

made_up.install(pytest.MonkeyPatch())
{patch}
working.work_off()
"""
)
AFTER_THE_CLAIM = "working.work = die"
BEFORE_THE_EVENT = "giving.keep = die"
BEFORE_THE_MESSAGE = "giving.publish_inbox_event = die"
BEFORE_THE_COMMIT = "giving.publish_inbox_event = after(giving.publish_inbox_event)"
AFTER_THE_COMMIT = "giving.put = after(giving.put)"
AFTER_ONE_OF_TWO = """
real, given = giving.give, []
def give(*args):
    given.append(real(*args))
    if len(given) == 1:
        die()
giving.give = give
"""
AFTER_THE_OUTCOME = "working.finish = after(working.finish)"
STEPS = {name: step for name, step in globals().items() if name.startswith(("AFTER", "BEFORE"))}


@pytest.fixture
def accounts(partner, monkeypatch):
    made_up.install(monkeypatch)
    endpoints.create(
        partner, url="https://acme.example/hook", description="", event_types=[], by=BY
    )
    found = [make_account(partner, name) for name in ("ada", "bob")]
    for account in found:
        made_up.connect(account)
    return found


def told(account):
    rows = InboxEvent.objects.filter(account=account).order_by("provider_event_id")
    return list(rows.values_list("provider_event_id", flat=True))


# promise 111, 112
@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_worker_that_is_killed_loses_and_doubles_nothing(accounts, step):
    for number in range(3):
        made_up.arrival(delivery_id=str(number))

    ended = other_process.run(WORKER.format(patch=step), LOG_LEVEL="CRITICAL")
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert Arrival.objects.filter(status="waiting").exists()

    assert work_off() == 0, "what the dead one had claimed is free before its time"
    Arrival.objects.exclude(claim="").update(claimed_until=timezone.now())
    work_off()

    assert [told(account) for account in accounts] == [["0", "1", "2"]] * 2
    assert set(Arrival.objects.values_list("status", flat=True)) == {"done"}
    assert WebhookMessage.objects.filter(type="inbox.event").count() == 6
