"""From the outbox to messages and deliveries: with the event or not at all, in order, once, for those that want it."""

import threading

import pytest
from django.db import connection, transaction

from accounts import events
from accounts.issuing import issue, revoke
from accounts.models import Outbox
from inbox.models import WebhookDelivery, WebhookMessage
from inbox.webhooks import switching
from inbox.webhooks.publishing import hand_on, publish_inbox_event
from inbox.webhooks.recording import SYSTEM
from tests.factories import make_account, make_endpoint, make_event, make_partner

pytestmark = pytest.mark.django_db


def told():
    return list(WebhookMessage.objects.order_by("id").values_list("type", flat=True))


def test_each_endpoint_that_wants_it_gets_a_delivery_of_the_one_message(partner, account):
    make_endpoint(partner)
    make_endpoint(partner, event_types=["account.created"])
    make_endpoint(partner, event_types=["key.created"])
    make_endpoint(make_partner())
    events.record_of_account("account.created", account)

    assert hand_on() == 1

    assert told() == ["account.created"]
    assert WebhookDelivery.objects.filter(status="waiting").count() == 2
    assert not Outbox.objects.exists()
    assert hand_on() == 0


# promise 71
@pytest.mark.parametrize("live", [True, False])
def test_what_happens_in_a_mode_is_told_there_alone(partner, live):
    hearing, deaf = make_endpoint(partner, live=live), make_endpoint(partner, live=not live)
    account = make_account(partner, "u", live=live)
    key, _ = issue(partner.user, "partner", "CI", SYSTEM, live=live)
    events.record_of_account("account.created", account)
    revoke(key, SYSTEM)
    publish_inbox_event(make_event(account))

    hand_on()

    assert sorted(told()) == ["account.created", "inbox.event", "key.created", "key.revoked"]
    assert (hearing.deliveries.count(), deaf.deliveries.count()) == (4, 0)


def test_nothing_is_made_where_nobody_listens(partner, account):
    make_endpoint(partner, event_types=["key.created"])
    events.record_of_account("account.created", account)

    hand_on()

    assert (told(), Outbox.objects.count()) == ([], 0)


# promise 107
def test_an_event_that_is_undone_is_not_told(partner, account):
    make_endpoint(partner)

    with transaction.atomic():
        events.record_of_account("account.created", account)
        transaction.set_rollback(True)

    assert hand_on() == 0


def test_what_happened_first_is_the_first_message(partner, account):
    make_endpoint(partner)
    for event_type in ("account.created", "account.updated", "account.deleted"):
        events.record_of_account(event_type, account)

    hand_on()

    assert told() == ["account.created", "account.updated", "account.deleted"]


def test_an_endpoint_that_its_partner_switched_off_hears_nothing(partner, account, endpoint):
    switching.switch(endpoint, False, SYSTEM)
    events.record_of_account("account.created", account)

    hand_on()

    assert told() == []


# promise 108
def test_what_an_endpoint_misses_that_failed_too_long_is_there_for_a_replay(
    partner, account, endpoint
):
    endpoint.is_enabled, endpoint.off_reason = False, "failing"
    endpoint.save()
    events.record_of_account("account.created", account)

    hand_on()

    missed = WebhookDelivery.objects.get()
    assert (missed.status, missed.due_at) == ("failed", None)


def test_an_event_of_the_inbox_goes_with_its_message(partner, account, endpoint):
    event = make_event(account)

    publish_inbox_event(event)

    assert told() == ["inbox.event"]
    event.delete()
    assert told() == []


# promise 107
@pytest.mark.django_db(transaction=True)
def test_workers_that_come_at_once_tell_of_each_event_once(partner, account):
    make_endpoint(partner)
    for _ in range(30):
        events.record_of_account("account.updated", account)

    def work():
        while hand_on():
            pass
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert WebhookMessage.objects.count() == WebhookDelivery.objects.count() == 30


def test_two_accounts_are_told_by_their_own_names(partner, endpoint):
    for name in ("Zoë ✓", "user-2"):
        events.record_of_account("account.created", make_account(partner, name))

    hand_on()

    bodies = WebhookMessage.objects.order_by("id").values_list("body", flat=True)
    assert [body.isascii() for body in bodies] == [True, True]
    assert "user-2" in bodies[1]
