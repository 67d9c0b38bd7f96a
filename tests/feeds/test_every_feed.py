"""Every feed: what its provider sends is stored once, and what anybody else sends not at all."""

import json
import time

import pytest

from inbox.models import Arrival
from providers.registry import permissions, providers
from tests.feeds.samples import sample_of, samples
from tests.feeds.sending import sender_of

pytestmark = pytest.mark.django_db

FEEDS = [(provider, feed) for provider in providers().values() for feed in provider.feeds]
NAMES = [f"{provider.slug}_{feed.slug}" for provider, feed in FEEDS]
WRONG = "secret-of-somebody-else-51"


@pytest.fixture(params=samples(), ids=lambda sample: sample.name)
def sender(request, client, partner, monkeypatch):
    return sender_of(client, request.param, partner, monkeypatch)


def those(of):
    """Let a test be made with some samples only."""
    chosen = [sample for sample in samples() if of(sample)]
    return pytest.mark.parametrize("sender", chosen, ids=lambda s: s.name, indirect=True)


def stored():
    return list(Arrival.objects.order_by("id"))


@pytest.mark.parametrize(("provider", "feed"), FEEDS, ids=NAMES)
def test_a_feed_has_a_sample_and_a_permission_and_a_service_of_its_provider(provider, feed):
    assert sample_of(provider, feed) is not None
    assert feed.permission in permissions(provider)
    assert feed.service in {service.slug for service in provider.services}
    assert provider.known_as is not None or feed.subscribing is not None


# promise 111
def test_a_right_delivery_is_answered_and_stored(sender):
    response = sender.deliver()

    assert response.status_code == sender.sample.status
    assert tuple(arrival.type for arrival in stored()) == sender.sample.types
    for arrival in stored():
        assert (arrival.provider, arrival.feed) == (sender.sample.provider, sender.sample.feed)
        assert arrival.status == "waiting"
        assert arrival.subscription == sender.subscription
        assert arrival.about or arrival.subscription


# promise 111
def test_a_wrong_signature_is_refused(sender):
    response = sender.deliver(secret=WRONG)

    assert response.status_code == 401
    assert response.json()["error_code"] == "AUTH_REQUIRED"
    assert stored() == []


# promise 111
@those(lambda sample: sample.signs_body)
def test_an_altered_body_is_refused(sender):
    response = sender.deliver_altered()

    assert response.status_code == 401
    assert stored() == []


# promise 111
@those(lambda sample: sample.window is not None)
def test_an_old_delivery_is_refused(sender):
    response = sender.deliver(at=time.time() - sender.sample.window - 5)

    assert response.status_code == 401
    assert stored() == []


# promise 112
def test_a_repeated_delivery_is_answered_and_stored_once(sender):
    at = time.time()

    answers = [sender.deliver(at=at).status_code for _ in range(3)]

    assert answers == [sender.sample.status] * 3
    assert len(stored()) == len(sender.sample.types)


# promise 111
def test_nothing_stored_holds_what_proves_a_delivery(sender):
    made = sender.sending()
    sender.deliver()

    kept = json.dumps([[a.type, a.summary, a.about, a.payload] for a in stored()])
    proofs = {made.secret, *sender.sample.headers(made).values()}
    if made.subscription:
        proofs |= {made.subscription.secret, made.subscription.path_token}
    assert [proof for proof in proofs if len(proof) > 12 and proof in kept] == []


def test_a_true_delivery_that_cannot_be_read_is_400(sender):
    response = sender.deliver_instead(b'{"half": ')

    assert (response.status_code, stored()) == (400, [])
