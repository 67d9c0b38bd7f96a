"""Addresses that people paste into a provider's settings."""

import pytest

from inbox.models import Subscription
from inbox.models.subscription import path_digest
from inbox.subscriptions.pasted import address_for, new_address

pytestmark = pytest.mark.django_db


def test_a_connection_has_one_address_for_a_feed(feed, connect):
    integration = connect()

    first, second = address_for(integration, feed), address_for(integration, feed)

    assert first.pk == second.pk
    assert (first.status, first.due_at) == ("active", None)
    assert len(first.path_token) > 40
    assert len(first.secret) == 64


def test_a_new_address_ends_the_one_before(feed, connect):
    integration = connect()
    before = address_for(integration, feed)

    after = new_address(integration, feed)

    assert after.pk == before.pk
    assert after.path_token != before.path_token
    assert after.secret != before.secret
    assert not Subscription.objects.filter(path_digest=path_digest(before.path_token)).exists()
