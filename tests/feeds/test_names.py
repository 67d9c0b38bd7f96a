"""Under which names deliveries speak of a connection: written when it connects, as it changes, and late."""

import pytest

from accounts.actors import Actor
from accounts.models import Event
from integrations import connecting, feed_addresses, storing
from integrations.consent import Consent
from integrations.credentials import current_client
from integrations.models import FeedAddress, Integration
from providers.registry import find
from providers.spec import Grant, Identity
from tests.factories import make_account, make_integration
from tests.feeds import made_up

pytestmark = pytest.mark.django_db


def names(integration):
    rows = FeedAddress.objects.filter(integration=integration).order_by("address")
    return list(rows.values_list("address", flat=True))


@pytest.fixture
def provider(monkeypatch):
    return made_up.install(monkeypatch)


@pytest.fixture
def integration(provider, partner):
    return made_up.connect(make_account(partner), "b", "a")


def test_a_reconnect_replaces_the_names(provider, integration):
    assert names(integration) == ["a", "b"]
    integration.provider_data = {"names": ["b", "c"]}

    feed_addresses.enter(integration, provider)

    assert names(integration) == ["b", "c"]


def test_names_that_cannot_be_kept_whole_are_none(provider, integration):
    integration.provider_data = {"names": ["", "x" * 256, "x" * 255]}

    feed_addresses.enter(integration, provider)

    assert names(integration) == ["x" * 255]


def test_the_names_go_with_the_connection(integration):
    integration.delete()

    assert not FeedAddress.objects.exists()


def test_connections_from_before_are_named_late_and_once(
    provider, partner, django_assert_num_queries
):
    facts = [{"names": ["a"]}, {"names": ["b"]}, {"names": []}]
    rows = [
        make_integration(make_account(partner, f"user-{n}"), "github", provider_data=fact)
        for n, fact in enumerate(facts)
    ]
    Integration.objects.create(account=make_account(partner, "new"), provider="github")

    assert feed_addresses.complete() == 2
    assert [names(row) for row in rows] == [["a"], ["b"], []]
    Integration.objects.filter(pk=rows[2].pk).delete()
    with django_assert_num_queries(1):
        assert feed_addresses.complete_of(provider) == 0


def test_connecting_writes_the_names_and_connecting_as_another_person_replaces_them(partner):
    slack, account = find("slack"), make_account(partner)

    def connect(team, person):
        who = Identity(f"{team}:{person}", extra={"team_id": team})
        consent = Consent(slack, current_client(slack), {"user": Grant("token-1")}, {}, who)
        connecting.keep(account, consent, Actor(Event.Actor.SYSTEM, ""))
        return names(Integration.objects.get())

    assert connect("T1", "U1") == ["user:T1:U1", "workspace:T1"]
    assert connect("T2", "U2") == ["user:T2:U2", "workspace:T2"]


def test_what_a_refresh_tells_anew_renames_the_connection(provider, integration):
    storing.remember(integration, Grant("token-2", extra={"names": ["z"]}))

    assert names(integration) == ["z"]
