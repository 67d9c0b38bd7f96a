"""What changes while a request is on its way: nothing is told wrongly, and nothing that was asked for is lost."""

import pytest

from config.api.errors import NotFound
from inbox.models import WebhookMessage
from inbox.webhooks import endpoints, testing
from inbox.webhooks.exchange import Outcome
from inbox.webhooks.health import Off, disable
from inbox.webhooks.noting import note
from inbox.webhooks.picking import pick
from inbox.webhooks.recording import SYSTEM
from inbox.webhooks.replaying import replay
from tests.factories import make_delivery

pytestmark = pytest.mark.django_db
REFUSED = Outcome(500, "It answered 500", 5)
TAKEN = Outcome(200, "", 5)


def sending(delivery):
    """Return the delivery as the worker that is sending it has it."""
    [taken] = pick(1, 1, troubled=False, without=[])
    assert taken == delivery
    return taken


def test_a_delivery_given_up_meanwhile_has_no_next_attempt(endpoint):
    delivery = make_delivery(endpoint)
    taken = sending(delivery)
    disable(endpoint, Off.GONE)

    note(taken, REFUSED)

    delivery.refresh_from_db()
    assert (delivery.status, delivery.due_at, delivery.last_status_code) == ("failed", None, 500)


def test_a_delivery_given_up_meanwhile_and_taken_after_all_is_delivered(endpoint):
    delivery = make_delivery(endpoint)
    taken = sending(delivery)
    disable(endpoint, Off.GONE)

    note(taken, TAKEN)

    delivery.refresh_from_db()
    assert delivery.status == "delivered"


# promise 108
def test_what_is_asked_for_again_during_its_last_attempt_is_sent_again(endpoint):
    delivery = make_delivery(endpoint, attempts=7)
    taken = sending(delivery)

    replay(delivery, SYSTEM)
    note(taken, REFUSED)

    delivery.refresh_from_db()
    assert (delivery.status, delivery.attempts, delivery.is_replay) == ("waiting", 0, True)
    endpoint.refresh_from_db()
    assert endpoint.failing_since is not None


def test_a_test_of_an_endpoint_that_is_deleted_meanwhile_is_not_found(endpoint, monkeypatch):
    def answer(tested, message):
        endpoints.delete(tested, SYSTEM)
        return TAKEN

    monkeypatch.setattr(testing, "attempt", answer)
    with pytest.raises(NotFound):
        testing.send_test(endpoint, "webhook.test", SYSTEM)

    assert not WebhookMessage.objects.exists()


def test_a_delivery_whose_time_was_over_meanwhile_is_not_found(endpoint):
    delivery = make_delivery(endpoint)
    WebhookMessage.objects.all().delete()

    with pytest.raises(NotFound):
        replay(delivery, SYSTEM)
