"""Many workers, dead workers and dead providers: each subscription is asked for once, and none waits for another."""

import threading
import time

import pytest
from django.db import connection
from django.utils import timezone

from inbox.models import Subscription
from inbox.subscriptions import working
from inbox.subscriptions.reconciling import reconcile
from tests.subscriptions.conftest import Asked, only, see_to_all

pytestmark = pytest.mark.django_db(transaction=True)


def test_four_workers_make_each_once(feed, connect, asked, switch):
    for number in range(12):
        connect(f"user-{number}")
    switch(on=True)
    asked.makes = lambda: time.sleep(0.01)

    def work():
        reconcile()
        working.work_lane("github")
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(asked.made) == len({order.id for order in asked.made}) == 12
    assert Subscription.objects.filter(status="active").count() == 12


def test_a_provider_that_hangs_delays_no_other(offer, connect, switch):
    dead, alive = Asked(), Asked()
    released = threading.Event()
    dead.makes = lambda: released.wait(10)
    offer("github", asked=dead)
    offer("slack", asked=alive)
    connect("user-1")
    connect("user-2", provider="slack", kind="main")
    switch(on=True)
    switch(on=True, slug="slack")
    reconcile()

    began = time.monotonic()
    while not Subscription.objects.filter(status="active").exists():
        working.work_off()
        assert time.monotonic() - began < 5
    took = time.monotonic() - began
    released.set()
    while working.work_off():
        continue

    assert took < 3
    assert (len(dead.made), len(alive.made)) == (1, 1)


def test_a_worker_that_dies_after_the_providers_yes_leaves_an_order_that_is_refused(
    feed, connect, asked, switch
):
    def dies():
        raise SystemExit

    connect()
    switch(on=True)
    asked.makes = dies
    with pytest.raises(SystemExit):
        see_to_all()
    lost = only()
    assert (lost.status, lost.secret) == ("waiting", asked.made[0].secret)

    asked.makes = None
    see_to_all()
    assert len(asked.made) == 1  # until the claim of the dead one is over
    Subscription.objects.update(claimed_until=timezone.now())
    see_to_all()

    orphan, order = asked.made
    row = only()
    assert (row.status, row.secret) == ("active", order.secret)
    assert orphan.callback_url != order.callback_url
    assert not Subscription.objects.filter(path_digest=lost.path_digest).exists()


def test_a_worker_that_was_given_up_for_dead_writes_nothing(feed, connect, asked, switch):
    connect()
    switch(on=True)
    asked.makes = lambda: Subscription.objects.update(claim="of-another-worker")

    see_to_all()

    row = only()
    assert (row.status, row.remote_id, row.claim) == ("waiting", "", "of-another-worker")
